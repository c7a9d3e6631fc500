import { removeTrackingParameters } from '../urls/tracking-parameters.ts';

/**
 * An address without tracking parameters, as `check --fix` would write it, and a sentence that names what was removed;
 * `says` is `undefined` if nothing was.
 */
export function cleanAddress(address: string): { address: string; says: string | undefined } {
  const clean = removeTrackingParameters(address);
  if (clean === address) return { address, says: undefined };
  const left = new URL(clean).searchParams;
  const names = [...new Set(new URL(address).searchParams.keys())].filter(
    (name) => !left.has(name),
  );
  const what = names.length === 1 ? 'a tracking parameter' : 'tracking parameters';
  return { address: clean, says: `Removed ${what} from the address: ${names.join(', ')}.` };
}
