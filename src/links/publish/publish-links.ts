import type { ExceptionData } from '../../schema/exceptions.ts';
import { formatCount } from '../../text/count.ts';
import type { Repository } from '../../github/github.ts';
import { formatDocument, own } from '../../github/markdown.ts';
import { proposeFile, readOnBranch } from '../../github/propose-file.ts';
import { createLinkResults } from '../run/check-links.ts';
import { findPlaces, type ListedAddress } from '../run/listed-addresses.ts';
import { selectAddresses } from '../run/select-addresses.ts';
import { markListed, mergeStates } from '../../link-health/update-state.ts';
import { formatState, parseState, readState } from '../../link-health/state-file.ts';
import { findFolderInRepository, placeContentFile } from '../../source/content-place.ts';
import { folderOf, IDS, isList } from '../../source/list-file.ts';
import { linkHealthFile } from '../../source/content-folder.ts';
import { createReport, publishReport } from './report-issue.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkState } from '../../link-health/record.ts';

const TITLE = 'Update the results of the link check';

/**
 * Merges the parts of a check into the known state, and publishes it on GitHub: the state as a pull request, links
 * that need care as an issue. If GitHub refuses one, the message says so and the other still happens.
 */
export async function publishLinks(
  repository: Repository,
  { folder, expected, content, addresses, exceptions, now, ids }: PublishOptions,
): Promise<{ messages: string[]; complete: boolean }> {
  const parts = await mergeParts(folder, expected);
  const messages = parts.missing.map(
    (part) => `Part ${part} of ${expected} is missing: not checked.`,
  );
  if (parts.missing.length === expected) return { messages, complete: false };

  const known = await readKnownState(repository, content);
  const place = await findFolderInRepository(content);
  const urls = addresses.filter(({ isWeb }) => isWeb).map(({ url }) => url);
  const state = markListed(mergeStates(known, parts.state), new Set(urls), now.toISOString());
  const named = addresses.map((address) => ({
    ...address,
    // Only a list has lines in it that nobody else finds.
    files: isList(content)
      ? findPlaces(address, content)
      : address.files.map((file) => placeContentFile(file, place)),
  }));
  const selection = selectAddresses(named, state, { choice: {}, exceptions, now });
  const report = createReport(
    createLinkResults(selection, state, new Map(), new Map()),
    !isList(content),
  );
  const checked = formatCount(state.size, 'record');
  const merged = formatCount(expected - parts.missing.length, 'part');
  const body = formatDocument([
    own(
      `A program found these results: ${checked} of links, merged from ${merged}. Each check rewrites this branch, so do not change it.`,
    ),
  ]);

  let complete = true;
  for (const publish of [
    async () =>
      (
        await proposeFile(repository, {
          branch: stateBranch,
          file: placeContentFile(STATE_FILE, place),
          text: formatState(state),
          ...(ids !== undefined && {
            beside: [{ file: placeContentFile(IDS_FILE, place), text: ids }],
          }),
          title: TITLE,
          body,
        })
      ).message,
    () => publishReport(repository, report),
  ])
    await publish().then(
      (line) => messages.push(line),
      (error: unknown) => {
        complete = false;
        messages.push((error as Error).message);
      },
    );
  return { messages, complete };
}

interface PublishOptions {
  folder: string;
  /** How many parts there should be. */
  expected: number;
  content: string;
  addresses: ListedAddress[];
  exceptions: ExceptionData[];
  now: Date;
  /** The file that remembers the ids of a list's entries. */
  ids?: string | undefined;
}

/** The bot's own branch, on which the state waits until somebody merges it. */
export const stateBranch = 'link-health';

const STATE_FILE = `content/${linkHealthFile}`;
const IDS_FILE = `content/${IDS}`;

/**
 * The whole known state of a content folder: the local one, merged with the one on its branch.
 *
 * @throws {Error} if one is damaged
 */
export async function readKnownState(repository: Repository, content: string): Promise<LinkState> {
  const here = await readState(join(folderOf(content), linkHealthFile));
  const file = placeContentFile(STATE_FILE, await findFolderInRepository(content));
  const proposed = await readOnBranch(repository, stateBranch, file);
  if (proposed === undefined) return here;
  return mergeStates(here, parseState(proposed, `${file} on the branch ${stateBranch}`));
}

/**
 * Merges the states `part-1.jsonl` up to `part-<expected>.jsonl` of a folder. A missing part changes nothing: its
 * links were not checked.
 *
 * @throws {Error} if one is damaged
 */
async function mergeParts(folder: string, expected: number): Promise<MergedParts> {
  let state: LinkState = new Map();
  const missing: number[] = [];
  for (let part = 1; part <= expected; part += 1) {
    const file = join(folder, `part-${part}.jsonl`);
    if (existsSync(file)) state = mergeStates(state, await readState(file));
    else missing.push(part);
  }
  return { state, missing };
}

interface MergedParts {
  state: LinkState;
  missing: number[];
}
