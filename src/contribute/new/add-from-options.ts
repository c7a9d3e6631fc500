import { cleanAddress } from '../clean-address.ts';
import { findListed } from '../find-listed.ts';
import { answerNames, type Answers } from './answers.ts';
import { takeProposals, type Asking } from './ask-answers.ts';
import { findChoices } from './choices.ts';
import type { Io } from './io.ts';
import { judgeId } from './judge-resource.ts';
import type { KnownCatalog } from './known-catalog.ts';
import { isNeeded, isOpen } from './needed.ts';
import { createNewResource, writeNewResource } from './new-resource.ts';
import { readPage } from './read-page.ts';
import { propose, toldByPage } from './proposals.ts';
import type { NewOptions } from './read-options.ts';
import { formatFound, formatListed, formatMissing, formatNext } from './tell.ts';

const NOTHING = 'Nothing was written.';

/** Adds a resource of which the options tell all, asking nobody; returns the exit code. */
export async function addFromOptions(
  options: NewOptions,
  known: KnownCatalog,
  io: Io,
): Promise<number> {
  const { yes } = options;
  const { address, says: cleaned } = cleanAddress(options.answers.address ?? '');
  if (cleaned !== undefined) io.err(cleaned);
  const told = cleaned === undefined ? options.answers : { ...options.answers, address };
  const { locator, id } = told;
  const stop = (text: string, code: number) => {
    io.err(text);
    return code;
  };
  const wrongId = id === undefined ? undefined : judgeId(id, known);
  if (wrongId !== undefined) return stop(`${wrongId} ${NOTHING}`, 1);
  const listed = locator === undefined ? findListed(address, known.listed) : [];
  if (listed.length > 0)
    return stop(
      `${formatListed(listed)} If yours is a different document at the same address, add --locator. ${NOTHING}`,
      1,
    );

  const useful = yes ? toldByPage.some((name) => told[name] === undefined) : !told.title;
  const { facts, says, movedTo } = await readPage(
    told,
    { ...options, offline: options.offline || !useful },
    known,
    io,
  );
  if (says !== undefined) io.err(says);
  if (movedTo !== undefined)
    io.err(
      `The page has moved permanently to ${movedTo}.${yes ? ' The new address is used.' : ''}`,
    );
  const asking: Asking = { facts, known, today: io.today };
  const answers = complete(
    yes && movedTo !== undefined ? { ...told, address: movedTo } : told,
    asking,
    yes,
  );

  const missing = answerNames.filter(
    (name) =>
      // An id is made of the title, where there is one.
      isNeeded(name, answers) && !answers[name] && (name !== 'id' || answers.title !== undefined),
  );
  if (missing.length > 0) {
    const rows = missing.map((name) => ({
      name,
      proposal: propose(name, answers, facts, known),
      choices: findChoices(name, answers, known.catalog),
    }));
    return stop(formatMissing(rows), 2);
  }
  const resource = await createNewResource({ ...answers, id: answers.id ?? '' }, io.today, known);
  if (resource.issues.length > 0)
    return stop(`${formatFound(resource.issues, resource.id)}\n${NOTHING}`, 1);
  if (resource.advice.length > 0) io.err(formatFound(resource.advice, resource.id));
  if (options.dryRun) io.out(resource.text.trimEnd());
  else io.out(formatNext(resource.id, await writeNewResource(resource, known, io.signal), known));
  return 0;
}

/** The answers with what is proposed, where that may be taken; the id comes of a title that was told in any case. */
function complete(told: Answers, asking: Asking, yes: boolean): Answers {
  if (yes) return takeProposals(told, asking);
  const { facts, known } = asking;
  const id = isOpen('id', told, known.catalog) ? propose('id', told, facts, known)?.value : told.id;
  return id === undefined ? told : { ...told, id };
}
