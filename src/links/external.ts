import { getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import type { ExternalLink } from '../catalog/load-catalog.ts';
import { askAddresses, type LinkAsker } from './ask-addresses.ts';
import { createGuardedDispatcher } from './guarded-dispatcher.ts';
import { createPrivacyCheck } from './engine/private-addresses.ts';
import { judgeEvidence, type Evidence, type Verdict } from './verdict.ts';

/** Answered by our own dispatcher only; `.invalid` never belongs to anybody. */
const LIST_URL = 'http://links.cairn.invalid/';
const SKIPPED: Verdict = { outcome: 'skipped', reason: 'not an http address', reached: false };
const NOT_CHECKED: Verdict = {
  outcome: 'not checked',
  reason: 'the run ended before',
  reached: false,
};
const NEVER_ASKED = new Set(['skipped', 'refused', 'not checked']);
const PROXIES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];

/**
 * Asks each external address once, by linkinator, and judges what came back. Writes nothing.
 * Addresses that differ only in their fragment are one question.
 */
export async function checkExternalLinks(
  links: ExternalLink[],
  {
    allowPrivate = [],
    timeout = 12_000,
    limit = 600_000,
    signal,
    userAgent,
    onAnswer,
  }: Options = {},
): Promise<ExternalReport> {
  const isPrivate = createPrivacyCheck(allowPrivate);
  const addresses = [...new Set(links.map(addressOfLink).filter((url) => url !== undefined))];
  const list = { url: LIST_URL, html: formatList(addresses) };
  const ask: LinkAsker = {
    list: LIST_URL,
    addresses,
    timeout,
    userAgent: userAgent ?? 'Cairn link check',
    signal: AbortSignal.any([AbortSignal.timeout(limit), ...(signal ? [signal] : [])]),
    onAnswer: onAnswer ?? (() => undefined),
  };

  const previous = getGlobalDispatcher();
  const dispatcher = createGuardedDispatcher({ isPrivate, timeout, list });
  // With a proxy variable linkinator would go past the dispatcher.
  const proxies = PROXIES.map((name) => [name, process.env[name]] as const);
  for (const name of PROXIES) Reflect.deleteProperty(process.env, name);
  setGlobalDispatcher(dispatcher);
  try {
    const evidence = addresses.length > 0 ? await askAddresses(ask) : new Map<string, Evidence>();
    return createReport(links, evidence);
  } finally {
    setGlobalDispatcher(previous);
    for (const [name, value] of proxies) if (value !== undefined) process.env[name] = value;
    await dispatcher.destroy();
  }
}

function createReport(links: ExternalLink[], evidence: Map<string, Evidence>): ExternalReport {
  const judge = (link: ExternalLink): Verdict => {
    const url = addressOfLink(link);
    if (url === undefined) return SKIPPED;
    const seen = evidence.get(url);
    return seen ? judgeEvidence(seen) : NOT_CHECKED;
  };
  const judged = links.map((link) => ({ ...link, ...judge(link) }));
  const asked = judged.filter(({ outcome }) => !NEVER_ASKED.has(outcome));
  return {
    links: judged.map(({ url, file, outcome, reason }) => ({ url, file, outcome, reason })),
    asked: new Set(asked.map(addressOfLink)).size,
    offline: asked.length > 0 && !asked.some(({ reached }) => reached),
  };
}

/** The address to ask: without fragment; none when it is not http. */
function addressOfLink({ url }: ExternalLink): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) return undefined;
  parsed.hash = '';
  return parsed.href;
}

function formatList(addresses: string[]): string {
  const escape = (url: string) => url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return addresses.map((url) => `<a href="${escape(url)}"></a>`).join('\n');
}

interface Options {
  /** Ranges of private addresses that may be asked. */
  allowPrivate?: string[];
  /** Milliseconds that one request may take; an address is asked by up to three. */
  timeout?: number;
  /** Milliseconds that the run may take. */
  limit?: number;
  /** Ends the run; what was found until then is reported. */
  signal?: AbortSignal;
  userAgent?: string;
  onAnswer?: (done: number, total: number) => void;
}

export interface CheckedLink extends ExternalLink {
  outcome: Verdict['outcome'];
  reason: string;
}

export interface ExternalReport {
  links: CheckedLink[];
  /** Addresses that were asked. */
  asked: number;
  /** Nothing at all was reached: this says nothing about the links. */
  offline: boolean;
}
