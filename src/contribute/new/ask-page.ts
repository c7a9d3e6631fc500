import { requestLinks } from '../../links/request/request-links.ts';
import { readProxies } from '../../links/request/connections.ts';
import { decodeBody, type ReceivedPage } from '../../links/request/read-page.ts';
import { formatReason } from '../../link-health/reasons.ts';
import { classifyEvidence } from '../../link-health/classify-link.ts';
import { findFacts, type PageFacts } from './page-facts.ts';
import { readHead } from './read-head.ts';

/** What came of asking a page about itself. */
export interface AskedPage {
  /** Empty where nothing may be taken from the page. */
  facts: PageFacts;
  /** What is to be said of it, in sentences; nothing where all went well. */
  says: string | undefined;
  /** The address to which it has moved permanently, where the content may say it. */
  movedTo: string | undefined;
}

const READABLE = new Set(['ok', 'moved-permanently', 'moved-temporarily']);
/** It answers, but as something else than what is meant. */
const OTHER = new Set(['blocked', 'doubtful']);
const MARKUP = /html|xml/i;

/**
 * Asks one page, politely and within bounds, what it says of itself. Of a page that is not what it should be (it asks
 * whether a person is there, wants a login, is parked, says that there is none, leads elsewhere) nothing is taken.
 * Never throws for what a server does; throws on a range of addresses that is malformed.
 */
export async function askPage(
  address: string,
  { allowPrivate, timeout, userAgent, signal }: PageOptions,
): Promise<AskedPage> {
  let received: ReceivedPage | undefined;
  const limit = AbortSignal.timeout(timeout);
  const { evidence, deferred } = await requestLinks([{ url: address.replace(/#.*$/s, '') }], {
    allowPrivate,
    userAgent,
    timeout,
    signal: AbortSignal.any([signal, limit]),
    proxies: readProxies(undefined, process.env),
    // The last one is that at the end of the redirects.
    onPage: (page) => (received = page),
  });
  const [seen] = evidence.values();
  if (!seen || deferred.size > 0)
    return nothing('The page could not be read: the server did not respond in time.');
  const { outcome, reason, detail, fixTo } = classifyEvidence(seen);
  const why = formatReason(reason, detail);
  if (OTHER.has(outcome)) return nothing(`The page was not used: ${why}. Open it in a browser.`);
  if (!READABLE.has(outcome)) return nothing(`The page could not be read: ${why}.`);
  const facts = received ? findFacts(readHead(textOf(received))) : {};
  const says = facts.title === undefined ? 'The page loads, but has no title.' : undefined;
  return { facts, says, movedTo: fixTo };
}

function textOf({ body, type }: ReceivedPage): string {
  const isMarkup = type === undefined || MARKUP.test(type);
  return isMarkup ? decodeBody(body, type) : '';
}

function nothing(says: string): AskedPage {
  return { facts: {}, says, movedTo: undefined };
}

export interface PageOptions {
  /** Ranges of private addresses that may be asked. */
  allowPrivate: string[];
  /** Milliseconds for all of it. */
  timeout: number;
  /** How we introduce ourselves to the host. */
  userAgent: string;
  signal: AbortSignal;
}
