import { replaceValues } from '../../source/value-places.ts';
import { addressOfLink } from '../../urls/address-of-link.ts';

/** The fields that hold addresses. */
const ADDRESSES: PropertyKey[] = ['url', 'evidence'];

/**
 * The text of a content file with other addresses, its comments and layout byte for byte as they were.
 * `targets` gives the new address for an old one, both without fragment; the fragment that stands in
 * the file is kept. What is written in a way that cannot be replaced letter by letter stays as it is,
 * and so does the whole text where a parser would not find just the new addresses in it.
 */
export function rewriteAddresses(file: string, text: string, targets: Map<string, string>): string {
  return replaceValues(file, text, ({ path, written }) =>
    path === undefined || ADDRESSES.includes(path.at(-1) ?? '')
      ? replacementOf(written, targets)
      : undefined,
  );
}

/** The new address for one as it is written, with its fragment; none when it stays. */
function replacementOf(written: string, targets: Map<string, string>): string | undefined {
  const url = addressOfLink(written);
  const target = url === undefined ? undefined : targets.get(url);
  if (target === undefined) return undefined;
  const fragment = /#.*$/s.exec(written)?.[0] ?? '';
  return fragment === '' ? target : target.replace(/#.*$/s, '') + fragment;
}
