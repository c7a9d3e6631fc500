import { findTrackingParameters } from './house-rules/tracking-parameters.ts';

/**
 * The key under which two spellings of one address fall together: scheme, `www.`, host case, default
 * port, trailing slash, tracking parameters, and on GitHub case and `.git`. Fragment and query carry
 * meaning and stay.
 * Source: the duplicates found by hand in published lists (sindresorhus/awesome-lint #114, #158, #194).
 */
export function foldUrl(address: string): string {
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, '') + (url.port && `:${url.port}`);
  for (const name of findTrackingParameters(url)) url.searchParams.delete(name);
  url.searchParams.sort();
  let path = url.pathname.replace(/\/+$/, '');
  if (host === 'github.com') path = path.replace(/\.git$/, '').toLowerCase();
  return `${host}${path}${url.search}${url.hash}`;
}
