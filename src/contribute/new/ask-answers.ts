import { answerNames, createResource, describeAnswer } from './answers.ts';
import type { AnswerName, Answers } from './answers.ts';
import { findChoices } from './choices.ts';
import { judgeAnswer, judgeId } from './judge-resource.ts';
import type { KnownCatalog } from './known-catalog.ts';
import { isNeeded, isOpen } from './needed.ts';
import type { PageFacts } from './page-facts.ts';
import type { Prompts } from './prompts.ts';
import { propose, type Proposal } from './proposals.ts';

const LEAVE_OUT = { value: '', label: 'leave empty' };

/** What is known while questions are asked. */
export interface Asking {
  facts: PageFacts;
  known: KnownCatalog;
  /** The day on which the resource is added. */
  today: string;
}

/** Takes what is proposed for every question that is still open. */
export function takeProposals(answers: Answers, { facts, known }: Asking): Answers {
  return answerNames.reduce((taken, name) => {
    const proposal = isOpen(name, taken, known.catalog) && propose(name, taken, facts, known);
    return proposal ? { ...taken, [name]: proposal.value } : taken;
  }, answers);
}

/** Asks a person every question that is still open; those that need no answer too, unless `onlyNeeded`. */
export async function askAnswers(
  answers: Answers,
  prompts: Prompts,
  asking: Asking,
  onlyNeeded: boolean,
): Promise<Answers> {
  let all = answers;
  for (const name of answerNames) {
    if (!isOpen(name, all, asking.known.catalog)) continue;
    if (onlyNeeded && !isNeeded(name, all)) continue;
    // The language is that of the catalog, unless the page says otherwise.
    if (name === 'language' && !propose(name, all, asking.facts, asking.known)) continue;
    all = { ...all, [name]: await askAnswer(name, all, prompts, asking) };
  }
  return all;
}

/** Asks a person one question, with what is proposed or was answered before; an empty answer leaves it out. */
export function askAnswer(
  name: AnswerName,
  answers: Answers,
  prompts: Prompts,
  asking: Asking,
): Promise<string> {
  const { facts, known } = asking;
  const before = answers[name];
  const proposal = before === undefined ? propose(name, answers, facts, known) : undefined;
  const message = formatQuestion(name, proposal);
  const needed = isNeeded(name, answers);
  const choices = findChoices(name, answers, known.catalog);
  const initial = before ?? proposal?.value;
  if (choices) {
    const offered = needed ? choices : [LEAVE_OUT, ...choices];
    return prompts.choose({ message, choices: offered, initial });
  }
  return prompts.ask({
    message: needed ? message : `${message} Optional.`,
    initial: initial ?? '',
    judge: (text) => judge(name, text, answers, needed, asking),
  });
}

/** What is wrong with a text as an answer, in the words of the check; nothing where it is right. */
function judge(
  name: AnswerName,
  text: string,
  answers: Answers,
  needed: boolean,
  { known, today }: Asking,
): string | undefined {
  if (text === '') return needed ? `${name} is missing. Add it.` : undefined;
  if (name === 'id') return judgeId(text, known);
  return judgeAnswer(name, createResource({ ...answers, [name]: text }, today));
}

function formatQuestion(name: AnswerName, proposal: Proposal | undefined): string {
  const question = `${name}: ${describeAnswer(name)}`;
  return proposal ? `${question} Suggested ${proposal.from}.` : question;
}
