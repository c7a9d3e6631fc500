import { parse } from 'yaml';
import { setFields, splitFields, type WrittenField } from '../../source/edit-yaml.ts';
import { writeField, writeResource } from '../../source/write-fields.ts';
import type { Repository } from '../../schema/site.ts';
import { formatEditUrl, formatNewFileUrl, canFillText } from '../edit-links.ts';
import { createData, createEntries, resourceJson, type Data } from '../resource-fields.ts';

/** What the form needs to know in the browser, where the table of rules would weigh too much. */
export interface FormFacts {
  /** The codes that are advice. */
  advice: string[];
  repository: Repository;
}

/**
 * The text of the file that a form makes. Without `original` a new one; else that file with the changed fields
 * written anew, and every other byte, comments included, as it was.
 */
export function writeDraft(data: Data, original?: string): string {
  if (original === undefined || !splitFields(original)) return writeResource(data);
  // As the form would give it back unchanged, so that only what somebody changed is written anew.
  const before = createData(createEntries(readData(original)));
  const order = Object.keys(resourceJson.properties ?? {});
  const changed = order
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(data[key]))
    .map((key): WrittenField => [
      key,
      data[key] === undefined ? undefined : writeField(key, data[key]),
    ]);
  return changed.length === 0 ? original : setFields(original, changed, order);
}

/** The data of a resource's file; empty if it cannot be read. */
export function readData(text: string): Data {
  try {
    const data: unknown = parse(text, { logLevel: 'error', uniqueKeys: false, maxAliasCount: 0 });
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Data) : {};
  } catch {
    return {};
  }
}

/** The longest address that GitHub accepts, and others may accept, with some room (its server refuses from 8,192 bytes on: github/docs #5136). */
const LONGEST = 8000;

/** Where a proposal is made. */
export interface ProposalAddress {
  href: string;
  /** Whether the page there is filled in; else the text has to be pasted. */
  isFilled: boolean;
}

/**
 * The page of the forge on which a file is proposed: it makes the fork and the pull request. A new file is filled in
 * where the forge can do so, unless its text makes the address too long; no forge fills in the page that edits a file.
 */
export function findProposalAddress(
  repository: Repository,
  { file, text, isKnown }: { file: string; text: string; isKnown: boolean },
): ProposalAddress {
  if (isKnown) return { href: formatEditUrl(repository, file), isFilled: false };
  const filled = formatNewFileUrl(repository, file, text);
  if (canFillText(repository) && filled.length <= LONGEST) return { href: filled, isFilled: true };
  return { href: formatNewFileUrl(repository, file), isFilled: false };
}
