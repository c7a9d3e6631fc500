/** The host of an address as readers know it: without `www.`. */
export function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}

/** Whether an address is of a place: of a host or one below it, or begins with an address. */
export function isWithin(url: string, where: string): boolean {
  if (!URL.canParse(url)) return false;
  const { href, hostname } = new URL(url);
  // As a parser writes both, "https://docs.example" is no beginning of "https://docs.example.org/".
  if (/^https?:/i.test(where)) return URL.canParse(where) && href.startsWith(new URL(where).href);
  return hostname === where || hostname.endsWith(`.${where}`);
}
