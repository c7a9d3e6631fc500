import type { ExceptionData } from '../../schema/exceptions.ts';
import { askAddresses, type Answers, type AskOptions } from '../engine/ask.ts';
import type { Evidence } from '../../link-health/evidence.ts';
import {
  findWitnesses,
  isOffline,
  needsWitnesses,
  type AskedLink,
} from '../../link-health/offline.ts';
import { judgeEvidence } from '../../link-health/verdict.ts';
import { addCheck } from '../../link-health/add-check.ts';
import type { LinkRecord, LinkState } from '../../link-health/record.ts';
import { createFindings, type Finding, type Found } from './finding.ts';
import type { ListedAddress } from './listed-addresses.ts';
import { selectAddresses, type Choice } from './select-addresses.ts';

export interface CheckOptions {
  /** Which of the listed addresses the run is about. */
  choice: Choice;
  exceptions: ExceptionData[];
  /** The time of all checks of this run. */
  now: Date;
  ask: AskOptions;
  /** Called after each answer with all that is known by then. */
  onLearned?: (state: LinkState, seen: () => AskedLink[]) => void;
}

export interface CheckedLinks {
  /** One for each address that the run is about. */
  findings: Finding[];
  /** The state with what was learned; as it was before when we are offline. */
  state: LinkState;
  /** Links that were asked and answered for. */
  asked: number;
  /** Most hosts could not be reached: this says nothing about the links, and nothing is kept. */
  offline: boolean;
}

/**
 * One run: of the listed addresses that are due, asks each once and adds what was found to the state.
 * Reads and writes no file. Ends early, with what was found until then, when `ask.signal` says so.
 */
export async function checkLinks(
  listed: ListedAddress[],
  state: LinkState,
  { choice, exceptions, now, ask, onLearned }: CheckOptions,
): Promise<CheckedLinks> {
  const at = now.toISOString();
  const selection = selectAddresses(listed, state, { choice, exceptions, now });
  const byUrl = new Map(listed.map((address) => [address.url, address]));
  const learned = new Map(state);
  const found = new Map<string, Found>();

  const { deferred } = await askAll(selection.asked);
  const asked = found.size;
  if (!ask.signal?.aborted && needsWitnesses(seen())) {
    const others = listed.filter(({ url, isWeb }) => isWeb && !selection.excepted.has(url));
    const urls = findWitnesses(urlsOf(others), state, found.keys());
    await askAll(others.filter(({ url }) => urls.includes(url)));
  }
  const offline = isOffline(seen());
  const kept = offline ? state : learned;
  return {
    findings: createFindings(selection, kept, found, deferred),
    state: kept,
    asked,
    offline,
  };

  async function askAll(addresses: ListedAddress[]): Promise<Answers> {
    const questions = addresses.map((address) => questionFor(address, state.get(address.url)));
    if (questions.length === 0) return { evidence: new Map(), deferred: new Map() };
    ask.onProgress?.({ done: 0, total: questions.length, waiting: 0 });
    return askAddresses(questions, { ...ask, onEvidence: learn });
  }

  function learn(evidence: Evidence): void {
    const { url, page } = evidence;
    const before = state.get(url);
    const fragments = byUrl.get(url)?.fragments ?? [];
    const verdict = judgeEvidence(evidence, { fragments, before: before?.page });
    found.set(url, { evidence, verdict });
    learned.set(url, addCheck(before, url, at, verdict, page, exceptions));
    ask.onEvidence?.(evidence);
    // All is learned from it, and the anchors of thousands of pages would fill the memory.
    delete evidence.page;
    onLearned?.(learned, seen);
  }

  function seen(): AskedLink[] {
    return [...found].map(([url, { verdict }]) => ({ url, verdict, record: state.get(url) }));
  }
}

/** An unchanged page need not be sent again, but then nobody sees whether it has the fragments. */
function questionFor({ url, fragments }: ListedAddress, record: LinkRecord | undefined) {
  if (fragments.length > 0 || !record?.page) return { url };
  return { url, etag: record.page.etag, modified: record.page.modified };
}

function urlsOf(addresses: ListedAddress[]): string[] {
  return addresses.map(({ url }) => url);
}
