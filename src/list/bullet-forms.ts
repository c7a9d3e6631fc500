import { linksOf, readInline, type InlineText } from './inline-text.ts';
import { walk, type Node } from './markdown.ts';
import { cutMarks } from './marks.ts';
import { isBare, isGeneric } from './link-words.ts';
import { usableLinks } from './read-entry.ts';
import type { Reader } from './reader.ts';
import type { SkipReason } from './skip-reasons.ts';
import { cutSwallowed } from './swallowed.ts';
import { trimEndSigns } from './trim-signs.ts';

/**
 * What a bullet below another one is, by its first line: a note, another address of the same thing, one behind a word
 * such as "Code", an entry, or no text at all.
 */
export type BulletForm = 'note' | 'address' | 'word' | 'entry' | 'blocks';

/** The forms of the bullets below another one. Words such as "Website" are entries where others are. */
export function formsOf(items: Node[], reader: Reader): BulletForm[] {
  const found = items.map((item) => formOf(item, reader));
  const areEntries = found.some(({ form }) => form === 'entry');
  return found.map(({ form, isFirst }) =>
    areEntries && form === 'word' && isFirst ? 'entry' : form,
  );
}

/**
 * Whether bullets hold nothing but notes and addresses of one thing, at least half of them behind words such as "Code":
 * what stands above them is its name.
 */
export function areOfOne(items: Node[], reader: Reader): boolean {
  const forms = formsOf(items, reader);
  const addresses = items.filter((_, i) => forms[i] === 'address' || forms[i] === 'word');
  const named = addresses.filter((item) => {
    const line = readInline(item.children?.[0]?.children ?? [], reader.definitions);
    const [link] = usableLinks(line, reader.resolve);
    const label = trimEndSigns(cutMarks(line.text.slice(0, link?.from)).text, ' :：[(');
    return isGeneric(label === '' ? (link?.text ?? '') : label);
  });
  const isOther = forms.some((form) => form === 'entry' || form === 'blocks');
  return !isOther && addresses.length > 0 && named.length * 2 >= addresses.length;
}

/** The form of a bullet, and whether its line begins with its link. */
function formOf(item: Node, reader: Reader): { form: BulletForm; isFirst: boolean } {
  const head = item.children?.[0];
  const as = (form: BulletForm, isFirst = false) => ({ form, isFirst });
  if (!head || !isText(head)) return as(hasUsable(item, reader) ? 'blocks' : 'note');
  const line = readInline(head.children ?? [], reader.definitions);
  const links = usableLinks(line, reader.resolve);
  const [first] = links;
  if (!first) return as('note');
  const before = trimEndSigns(cutMarks(line.text.slice(0, first.from)).text, ' [("\'“');
  const behind = line.text.slice(first.to).replaceAll(/[\s.,)\]]/g, '');
  if (isBare(first.text, first.url))
    return as(/^(?:.{0,40}:\s*)?$/u.test(before) && behind === '' ? 'address' : 'note');
  const isWord = links.every(({ text }) => isGeneric(text));
  if (isWord && (before === '' || /^.{0,40}:\s*\[?$/u.test(before)))
    return as('word', before === '');
  if (before === '') return as('entry', true);
  const label = trimEndSigns(before, ' :：');
  return as(label !== before && isGeneric(label) ? 'word' : 'note');
}

/** Whether the first block of a bullet is its text, which may be written as a heading. */
function isText({ type }: Node): boolean {
  return type === 'paragraph' || type === 'heading';
}

/** The parts of a bullet: its text, the lists below it, other blocks, and bullets that Markdown took for text. */
export function splitItem(
  item: Node,
  reader: Reader,
): { head: Node | undefined; lists: Node[]; others: Node[]; swallowed: Node[] } {
  const [first, ...rest] = item.children ?? [];
  const cut = first && isText(first) ? cutSwallowed(first, reader) : undefined;
  const blocks = cut ? rest : (item.children ?? []);
  return {
    head: cut?.kept,
    lists: blocks.filter(({ type }) => type === 'list'),
    others: blocks.filter(({ type }) => type !== 'list'),
    swallowed: cut?.bullets ?? [],
  };
}

/** Whether a bullet, with all below it, leads to nothing but places in the list itself. */
export function isContents(item: Node, reader: Reader): boolean {
  let found = false;
  for (const address of addressesIn(item, reader)) {
    if (reader.resolve(address).reason !== 'fragment') return false;
    found = true;
  }
  return found;
}

/** A table of contents has this much of bullets that lead to places in the list itself. */
const MOST = 0.8;

/** Leaves out the bullets of a table of contents that lead to other files of the repository; returns the others. */
export function cutOtherFiles(items: Node[], reader: Reader): Node[] {
  const contents = items.filter((item) => isContents(item, reader));
  if (contents.length === 0 || contents.length < items.length * MOST) return items;
  return items.filter((item) => {
    const addresses = [...addressesIn(item, reader)];
    const isOther =
      addresses.length > 0 && addresses.every((one) => !/^(?:[a-z]+:|#|\/\/)/i.test(one));
    if (isOther) reader.skipLinks(item, 'contents');
    return !isOther;
  });
}

/** Whether a node has a link that leads to a web page. */
export function hasUsable(node: Node, reader: Reader): boolean {
  for (const address of addressesIn(node, reader))
    if (reader.resolve(address).url !== undefined) return true;
  return false;
}

function* addressesIn(node: Node, reader: Reader): Generator<string> {
  for (const { type, url, identifier } of walk(node)) {
    if (type !== 'link' && type !== 'linkReference') continue;
    const address = url ?? reader.definitions.get(identifier ?? '');
    if (address !== undefined) yield address;
  }
}

/** Why a line whose links lead nowhere is no entry. */
export function reasonOf(line: InlineText, reader: Reader): SkipReason {
  const reasons = linksOf(line).map(({ url }) => reader.resolve(url).reason ?? 'badge');
  const specific = reasons.find((reason) => reason !== 'badge' && reason !== 'fragment');
  return specific ?? reasons[0] ?? 'no-link';
}
