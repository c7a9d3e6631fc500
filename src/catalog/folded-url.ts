// Parameters that only tell where a visitor came from.
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src|spm)$/;

/**
 * The key under which two spellings of one address fall together: scheme, `www.`, host case, default
 * port, trailing slash, tracking parameters, and on GitHub case and `.git`. Fragment and query carry
 * meaning and stay.
 * Source: the duplicates found by hand in published lists (sindresorhus/awesome-lint #114, #158, #194).
 */
export function foldUrl(address: string): string {
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, '') + (url.port && `:${url.port}`);
  for (const name of [...url.searchParams.keys()])
    if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  let path = url.pathname.replace(/\/+$/, '');
  if (host === 'github.com') path = path.replace(/\.git$/, '').toLowerCase();
  return `${host}${path}${url.search}${url.hash}`;
}
