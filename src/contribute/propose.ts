import type { Kind } from '../schema/vocabulary.ts';
import rows from './data/kinds-of-hosts.json' with { type: 'json' };

/**
 * The kind that most resources at such an address are of, or `undefined` if it says too little.
 * A proposal for a person to look at, never written unseen.
 */
export function proposeKind(address: string): Kind | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  const host = hostname.replace(/^www\./, '');
  const row = rows.find(({ match }) => {
    const [wanted = '', ...path] = match.split('/');
    const isHost = host === wanted || host.endsWith(`.${wanted}`);
    return isHost && (path.length === 0 || pathname.startsWith(`/${path.join('/')}`));
  });
  if (row) return row.kind as Kind;
  if (/^(?:docs|documentation)\./.test(host)) return 'documentation';
  if (/^blog\./.test(host)) return 'blog';
  return /\.pdf$/i.test(pathname) ? 'paper' : undefined;
}
