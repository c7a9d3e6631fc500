/** Turns what was typed into a file and its issues; heavy with schema and parser, so it is loaded when somebody types. */
import './no-eval.ts';
import { z } from 'zod';
import { addressOf } from '../../catalog/addresses.ts';
import type { JsonSchema } from '../../content/json-schema.ts';
import { fixValue } from '../../rules/fixes.ts';
import { resourceSchema } from '../../schema/resource.ts';
import { describeListed, findListed } from '../../contribute/find-listed.ts';
import { checkDraft } from '../../contribute/form/check-draft.ts';
import { createData, createEntries, type FormEntry } from '../../contribute/form/form-data.ts';
import type { FormFacts } from '../../contribute/form/form-facts.ts';
import { createKnownContent, type KnownContent } from '../../contribute/form/known-content.ts';
import {
  findProposalAddress,
  type ProposalAddress,
} from '../../contribute/form/proposal-address.ts';
import { readData, writeDraft } from '../../contribute/form/write-draft.ts';
import { proposeId } from '../../contribute/propose-id.ts';
import { proposeKind } from '../../contribute/propose-kind.ts';
import challenges from '../../link-health/data/challenges.json' with { type: 'json' };
import { foldTitle } from '../../text/compare.ts';
import type { ShownIssue } from './form-issues.ts';

// With what shows the result: nothing of it is needed before.
export { formatState, showListed, showMeanings } from './form-hints.ts';
export { findFirstWrong, showIssues } from './form-issues.ts';
export { createPreviewRow } from './preview-row.ts';
export { cleanAddress } from '../../contribute/clean-address.ts';
export { meaningOf } from '../../contribute/form/form-control.ts';

/** What is filled in. */
export interface Filled {
  id: string;
  entries: FormEntry[];
  /** The published text of the file, where it is there already. */
  original?: string | undefined;
}

/** The result. */
export interface Worked {
  text: string;
  file: string;
  issues: ShownIssue[];
  proposal: ProposalAddress;
  /** Resources at the same address, with a sentence on each and the address of its page. */
  listed: { id: string; says: string; address: string }[];
}

/** As the page was made from: a field is declared once. */
const schema = z.toJSONSchema(resourceSchema, { io: 'input', target: 'draft-7' }) as JsonSchema;
const challengeTitles = new Set(challenges.titles.map(({ match }) => foldTitle(match)));
let known: Promise<KnownContent | undefined> | undefined;

/** Writes the file of what is filled in, checks it, and looks for its address in the catalog. */
export async function work({ id, entries, original }: Filled, facts: FormFacts): Promise<Worked> {
  const content = await loadKnown();
  const text = writeDraft(createData(entries, schema), schema, original);
  const file = `content/resources/${id || 'id'}.yaml`;
  const isKnown = original !== undefined;
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
  const listed = findListed(
    values.get('url') ?? '',
    content?.listed ?? [],
    isKnown ? id : undefined,
  );
  return {
    text,
    file,
    issues,
    proposal: findProposalAddress(facts, { file, text, isKnown }),
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
): Promise<{ id: string; kind: string }> {
  const content = await loadKnown();
  const taken = content?.content.ids.resources;
  return {
    id: proposeId(title, new Set([...(taken ?? []), ...(taken?.now.keys() ?? [])]), address),
    kind: proposeKind(address) ?? '',
  };
}

/** The fields of a form for the text of a resource's file. */
export function readEntries(text: string): FormEntry[] {
  return createEntries(readData(text), schema);
}

/** The catalog as the site publishes it; `undefined` if it cannot be loaded, and then it is tried again. */
function loadKnown(): Promise<KnownContent | undefined> {
  return (known ??= fetch(`${document.documentElement.dataset['base']}catalog.json`)
    .then(async (response) => {
      if (!response.ok) throw new Error(`catalog.json answered ${response.status}`);
      return createKnownContent(
        (await response.json()) as Parameters<typeof createKnownContent>[0],
      );
    })
    .catch(() => {
      known = undefined;
      return undefined;
    }));
}
