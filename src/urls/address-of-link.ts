/** The address by which a link is asked and remembered: without fragment; none when it is not http. */
export function addressOfLink(link: string): string | undefined {
  const parsed = URL.canParse(link) ? new URL(link) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) return undefined;
  parsed.hash = '';
  return parsed.href;
}
