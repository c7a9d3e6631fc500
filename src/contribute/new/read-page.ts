import { cleanAddress } from '../clean-address.ts';
import type { Answers } from './answers.ts';
import type { AskedPage } from './ask-page.ts';
import type { Io } from './io.ts';
import type { KnownCatalog } from './known-catalog.ts';
import { Interrupted } from './prompts.ts';
import type { NewOptions } from './read-options.ts';

/** What the page at the address says, where there is one and the network may be used. */
export async function readPage(
  { address }: Answers,
  { offline, allowPrivate, timeout }: NewOptions,
  { catalog }: KnownCatalog,
  { signal }: Pick<Io, 'signal'>,
): Promise<AskedPage> {
  let page: AskedPage = { facts: {}, says: undefined, movedTo: undefined };
  if (address !== undefined && !offline) {
    // It takes half a second to load, which nobody should wait for who reads no page.
    const { askPage } = await import('./ask-page.ts');
    const userAgent = `Cairn (+${catalog.site.address})`;
    page = await askPage(address, { allowPrivate, timeout, signal, userAgent });
    const movedTo = cleanAddress(page.movedTo ?? '').address;
    // An address that only gains tracking parameters has not moved.
    page.movedTo = movedTo === '' || movedTo === address ? undefined : movedTo;
  }
  if (signal.aborted) throw new Interrupted();
  return page;
}
