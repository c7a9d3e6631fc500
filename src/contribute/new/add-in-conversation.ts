import { cleanAddress } from '../clean-address.ts';
import { findListed } from '../find-listed.ts';
import { createResource, findQuestion, type AnswerName, type Answers } from './answers.ts';
import { askAnswer, askAnswers, takeProposals, type Asking } from './ask-answers.ts';
import type { Io } from './io.ts';
import { judgeAnswer, judgeId } from './judge-resource.ts';
import type { KnownCatalog } from './known-catalog.ts';
import { createNewResource, writeNewResource, type NewResource } from './new-resource.ts';
import type { Prompts } from './prompts.ts';
import type { NewOptions } from './read-options.ts';
import { readPage } from './read-page.ts';
import { formatFound, formatListed, formatNext } from './tell.ts';

type Talk = Io & { prompts: Prompts };

const NOTHING = 'Nothing was written.';

/** Adds a resource by asking a person for what the options leave open; returns the exit code. */
export async function addInConversation(
  options: NewOptions,
  known: KnownCatalog,
  talk: Talk,
): Promise<number> {
  const { prompts, out, today } = talk;
  const blank: Asking = { facts: {}, known, today };
  let answers = await askAddress(options, prompts, blank);
  const apart = await tellApart(answers, prompts, blank);
  if (!apart) return leave(talk);
  answers = apart;

  if (answers.address !== undefined && !options.offline)
    prompts.tell(`Reading ${new URL(answers.address).host} …`);
  const { facts, says, movedTo } = await readPage(answers, options, known, talk);
  if (says !== undefined) prompts.tell(`${says} You can continue without it.`);
  const asking: Asking = { ...blank, facts };
  if (
    movedTo !== undefined &&
    (await prompts.confirm(
      `The page has moved permanently to ${movedTo}. Use the new address?`,
      true,
    ))
  ) {
    const moved = await tellApart({ ...answers, address: movedTo }, prompts, asking);
    if (!moved) return leave(talk);
    answers = moved;
  }
  if (options.yes) answers = takeProposals(answers, asking);
  answers = await askAnswers(answers, prompts, asking, options.yes);

  const resource = await mend(answers, prompts, asking);
  prompts.show(resource.text.trimEnd());
  if (resource.advice.length > 0) prompts.tell(formatFound(resource.advice, resource.id));
  if (options.dryRun) return leave(talk);
  if (!options.yes && !(await prompts.confirm('Write this file?', true))) return leave(talk);
  out(formatNext(resource.id, await writeNewResource(resource, known, talk.signal), known));
  return 0;
}

/** The answers with a valid address, without tracking parameters, or with none. */
async function askAddress(
  { answers }: NewOptions,
  prompts: Prompts,
  asking: Asking,
): Promise<Answers> {
  let given = answers.address;
  const fault =
    given === undefined ? undefined : judgeAnswer('address', createResource(answers, asking.today));
  if (fault !== undefined) prompts.tell(fault);
  if (given === undefined || fault !== undefined)
    given = await askAnswer('address', answers, prompts, asking);
  const { address, says } = cleanAddress(given);
  if (says !== undefined) prompts.tell(says);
  return { ...answers, address: address === '' ? undefined : address };
}

/** Asks what tells a resource apart from one at the same address; nothing where it is the same. */
async function tellApart(
  answers: Answers,
  prompts: Prompts,
  asking: Asking,
): Promise<Answers | undefined> {
  const listed = findListed(answers.address ?? '', asking.known.listed);
  if (listed.length === 0 || answers.locator !== undefined) return answers;
  prompts.tell(formatListed(listed));
  if (!(await prompts.confirm('Is yours a different document at the same address?', false)))
    return undefined;
  return { ...answers, locator: await askAnswer('locator', answers, prompts, asking) };
}

/** Asks again for what the check finds wrong, until it finds nothing. */
async function mend(all: Answers, prompts: Prompts, asking: Asking): Promise<NewResource> {
  let answers = all;
  for (;;) {
    const id = answers.id ?? '';
    const wrongId = judgeId(id, asking.known);
    const resource =
      wrongId === undefined
        ? await createNewResource({ ...answers, id }, asking.today, asking.known)
        : undefined;
    if (resource?.issues.length === 0) return resource;
    prompts.tell(wrongId ?? formatFound(resource?.issues ?? [], id));
    for (const name of resource ? findQuestions(resource) : (['id'] as const))
      answers = { ...answers, [name]: await askAnswer(name, answers, prompts, asking) };
  }
}

/** The questions that the issues are about, each once. */
function findQuestions({ issues }: NewResource): Set<AnswerName> {
  return new Set(
    issues.flatMap(({ code, field = [] }): AnswerName[] => {
      if (code === 'duplicate-resource') return ['address', 'locator'];
      // What is wrong with all of it is that nobody could find it.
      return [findQuestion(field) ?? 'address', ...(field.length === 0 ? ['author' as const] : [])];
    }),
  );
}

function leave({ prompts }: Talk): number {
  prompts.tell(NOTHING);
  return 0;
}
