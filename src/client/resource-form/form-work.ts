/** Turns what was typed into a file and its issues; heavy with schema and parser, so it is loaded when somebody types. */
import './no-eval.ts';
import { addressOf } from '../../catalog/addresses.ts';
import { fixValue } from '../../rules/fixes.ts';
import { describeListed, proposeKind } from '../../contribute/find-listed.ts';
import {
  checkDraft,
  findProposalAddress,
  type FormFacts,
  type ProposalAddress,
  readData,
  writeDraft,
} from '../../contribute/form/draft.ts';
import { createLookup } from '../../contribute/form/known-content.ts';
import { proposeId } from '../../schema/propose-id.ts';
import { createData, createEntries, type Entry } from '../../contribute/resource-fields.ts';
import challenges from '../../link-health/data/challenges.json' with { type: 'json' };
import { foldTitle } from '../../text/compare.ts';
import type { ShownIssue, Shown } from './form-issues.ts';
import { createElement } from '../markup.ts';
import type { Control } from './form-fields.ts';
import { fetchJson } from './form-draft.ts';

// With what shows the result: nothing of it is needed before.
export { findFirstWrong, showIssues } from './form-issues.ts';
export { cleanAddress } from '../../contribute/find-listed.ts';
export { meaningOf } from '../../contribute/resource-fields.ts';

export interface Filled {
  id: string;
  entries: Entry[];
  /** The published text of the file, where it is there already. */
  original?: string | undefined;
}

export interface Worked {
  text: string;
  file: string;
  issues: ShownIssue[];
  proposal: ProposalAddress;
  /** Resources at the same address, with a sentence on each and the address of its page. */
  listed: { id: string; says: string; address: string }[];
}

const challengeTitles = new Set(challenges.titles.map(({ match }) => foldTitle(match)));
let lookup: ReturnType<typeof createLookup> | undefined;

/** What looks up the catalog of this page, in the files of the site. */
function openLookup(facts: FormFacts): ReturnType<typeof createLookup> {
  return (lookup ??= createLookup(fetchJson, facts));
}

/** Writes the file of what is filled in, checks it, and looks for its address in the catalog. */
export async function work({ id, entries, original }: Filled, facts: FormFacts): Promise<Worked> {
  const data = createData(entries);
  const text = writeDraft(data, original);
  const file = `content/resources/${id || 'id'}.yaml`;
  const isKnown = original !== undefined;
  // Without a connection only the file by itself is checked, and the next change looks again.
  const content = await openLookup(facts)
    .around({ id, data, isKnown })
    .catch(() => undefined);
  const values = new Map(entries);
  const secureHosts = content?.secureHosts ?? new Set<string>();
  const today = new Date().toISOString().slice(0, 10);
  const issues = checkDraft({ id, text, isKnown }, content, challengeTitles, today)
    // The file name follows from the title.
    .filter(({ field }) => field?.[0] !== 'id' || id !== '' || values.get('title')?.trim())
    .map((issue): ShownIssue => {
      const value = values.get((issue.field ?? []).join('.'))?.trim() ?? '';
      const fixed = fixValue(issue.code, value, { secureHosts, values: [] });
      return { ...issue, isAdvice: facts.advice.includes(issue.code), fixed };
    });
  const listed = content?.listed ?? [];
  return {
    text,
    file,
    issues,
    proposal: findProposalAddress(facts.repository, { file, text, isKnown }),
    listed: listed.map((resource) => ({
      id: resource.id,
      says: describeListed(resource),
      address: (resource.retired ? addressOf.retiredEntry : addressOf.resource)(resource.id),
    })),
  };
}

/** What to write into fields that nobody has filled yet. */
export async function propose(
  title: string,
  address: string,
  facts: FormFacts,
): Promise<{ id: string; kind: string }> {
  const kind = proposeKind(address) ?? '';
  const taken = new Set<string>();
  for (;;) {
    const id = proposeId(title, taken, address);
    if (id === '') return { id, kind };
    const isTaken = await openLookup(facts)
      .isTaken(id)
      .catch(() => false);
    if (!isTaken) return { id, kind };
    taken.add(id);
  }
}

/** The fields of a form for the text of a resource's file. */
export function readEntries(text: string): Entry[] {
  return createEntries(readData(text));
}

/** How many fields the bar names. */
const MOST_NAMED = 3;

/** What is left to do, for the bar: which fields are wrong or still empty, or what happens next. */
export function formatState(
  { issues, proposal }: Worked,
  { wrong, waiting }: Shown,
  isEdit: boolean,
): string {
  const advice = issues.filter(({ isAdvice }) => isAdvice).length;
  const ready = proposal.isFilled
    ? 'Ready. The page it opens is filled in.'
    : isEdit
      ? 'Ready. The text is copied: on the page it opens, select all and paste.'
      : 'Ready. It is too long for a link, so it is copied: paste it on the page it opens.';
  return [
    ...(wrong.length > 0 ? [`To fix: ${formatNames(wrong)}.`] : []),
    ...(waiting.length > 0 ? [`Still to complete: ${formatNames(waiting)}.`] : []),
    ...(wrong.length + waiting.length === 0 ? [ready] : []),
    ...(advice > 0 ? [`${advice === 1 ? 'One piece' : `${advice} pieces`} of advice.`] : []),
  ].join(' ');
}

/** Says below the address what was removed from it, and which resources have it already. */
export function showListed(box: HTMLElement, cleaned: string, listed: Worked['listed']): void {
  const base = document.documentElement.dataset['base'] ?? '/';
  const parts = listed.flatMap(({ id, says, address }) => [
    `${says.charAt(0).toUpperCase()}${says.slice(1)}. `,
    createElement('a', { href: `${base}${address.slice(1)}` }, 'Open its page'),
    ' or ',
    createElement('a', { href: `${base}contribute/new/?edit=${id}` }, 'edit it'),
    '. ',
  ]);
  const all = cleaned ? [cleaned, ...parts] : parts;
  const text = all.map((part) => (typeof part === 'string' ? part : part.textContent)).join('');
  // The same words again would be read again.
  if (box.textContent !== text) box.replaceChildren(...all);
}

/** Explains the chosen kinds and levels, and counts the characters of texts. */
export function showMeanings(form: HTMLElement, meaningOf: (value: string) => string): void {
  for (const select of form.querySelectorAll('select')) {
    const help = select.parentElement?.querySelector(':scope > p');
    if (!help || meaningOf(select.options[1]?.value ?? '') === '') continue;
    let means = help.querySelector('.means');
    if (!means) help.append(' ', (means = createElement('span', { class: 'means' })));
    means.textContent = meaningOf(select.value);
  }
  for (const count of form.querySelectorAll<HTMLElement>('.count')) {
    const most = /\d+(?= characters)/.exec(count.textContent)?.[0] ?? '';
    const field = count.closest('.field')?.querySelector<Control>('textarea');
    const length = field?.value.trim().length ?? 0;
    count.textContent = `${length === 0 ? 'at most' : `${length} of`} ${most} characters`;
  }
}

/** `Title, Kind, Summary and 2 more` */
function formatNames(names: string[]): string {
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more` : names.join(', ');
}

/** What the row of a resource shows of it. */
export interface PreviewedResource {
  title: string;
  summary: string;
  /** Label of its kind. */
  kind: string;
  /** The levels it suits, from the lowest to the highest. */
  levels: string[];
  url: string;
  pick: boolean;
}

/** The row of a resource as lists of the site show it; its title leads nowhere yet. */
export function createPreviewRow({
  title,
  summary,
  kind,
  levels,
  url,
  pick,
}: PreviewedResource): HTMLLIElement {
  const row = createElement('li', { class: 'row' });
  if (pick) row.append(createElement('span', { class: 'pick', role: 'img', 'aria-label': 'Pick' }));
  const meta = createElement('span', { class: 'meta' }, createElement('span', {}, kind));
  if (levels.length > 0) {
    const ends = [...new Set([levels[0], levels.at(-1)])].map((level) => level?.slice(0, 3));
    const initials = levels.map((level) => level.charAt(0)).join('');
    meta.append(createElement('span', { class: 'lv', 'data-l': initials }, ends.join('–')));
  }
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  if (/^https?:/i.test(url) && host)
    meta.append(
      createElement(
        'a',
        { class: 'host', href: url, 'aria-label': `${host}: open ${title}` },
        host,
      ),
    );
  row.append(
    createElement('span', { class: 't' }, title || 'Title'),
    createElement('span', { class: 'd' }, summary || 'Summary'),
    meta,
  );
  return row;
}
