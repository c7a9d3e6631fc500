import { readInline, type InlineText } from './inline-text.ts';
import { addText, createFinder } from './given-meanings.ts';
import { startOf, type Node } from './markdown.ts';
import type { Draft, Heading } from './outline.ts';
import type { ListLink } from './list-content.ts';
import { isBare, isGeneric } from './link-words.ts';
import { readLabelled } from './read-title.ts';
import { readEntry, usableLinks, type ReadEntry } from './read-entry.ts';
import { reasonOf } from './bullet-forms.ts';
import { badgesOf } from './read-rest.ts';
import { readLevel } from './read-level.ts';
import type { Reader } from './reader.ts';

const DESCRIPTION =
  /^(?:about|abstract|comments?|description|descriptions|desc|details|info|information|note|notes|overview|purpose|remarks?|short description|summary|what it does|描述|简介|说明|介绍|概要|説明|설명|описание|descripción|descrição|beschreibung)$/iu;
const NAME =
  /^(?:api|app|application|article|book|course|entry|item|library|link|name|package|paper|post|project|repo|repository|resource|service|site|software|title|tool|topic|website|名称|名字|项目|标题|名前|이름|название|nombre|nome|nom)$/iu;
const LEVEL = /^(?:difficulty|level|skill level)$/iu;

type Link = ReturnType<typeof usableLinks>[number];

interface Cell {
  line: InlineText;
  links: Link[];
  /** What its badges lead to, if they say so. */
  badges: ListLink[];
}

/** A text that a column has as often names nothing. */
const FEWEST_REPEATED = 3;

/** Reads the rows of a table as entries: one column has the link, one the description, and the others are fields. */
export function readTable(table: Node, heading: Heading, reader: Reader): void {
  const [head, ...rows] = (table.children ?? []).map((row) => ({
    node: row,
    cells: (row.children ?? []).map(readCell),
  }));
  if (!head) return;
  reader.skipLinks(head.node, 'header');
  const headings = head.cells.map(({ line }) => line.text);
  const linkColumn = findLinkColumn(rows.map(({ cells }) => cells));
  const isNameless = findNameless(rows.map(({ cells }) => cells[linkColumn]?.links[0]));
  const names = rankNames(
    rows.map(({ cells }) => cells),
    headings,
  );
  let hasEntries = false;
  for (const { node, cells } of rows) {
    const column =
      (cells[linkColumn]?.links.length ?? 0) > 0
        ? linkColumn
        : cells.findIndex(({ links }) => links.length > 0);
    const cell = cells[column];
    const entry = cell ? readEntry(cell.line, reader.resolve) : readBadgesOnly(cells);
    if (!entry) {
      const reasons = cells.map(({ line }) => reasonOf(line, reader));
      const reason = reasons.find((one) => one !== 'no-link');
      reader.skipLinks(node, reason === 'fragment' ? 'contents' : (reason ?? 'no-link-row'));
      if (hasEntries && reason === undefined && cells.some(({ line }) => line.text !== ''))
        reader.skipLine(
          startOf(node).line,
          'no-link-row',
          cells.map(({ line }) => line.text).join(' | '),
        );
      continue;
    }
    hasEntries = true;
    const draft = createDraft(node, entry, cells, column, headings, isNameless, names);
    heading.entries.push(settleColumns(draft, cells, headings, column));
  }

  /** The values of columns that the owner of the list explains. */
  function settleColumns(draft: Draft, cells: Cell[], names: string[], at: number): Draft {
    const find = createFinder(reader.given.columns ?? {});
    let settled = draft;
    cells.forEach(({ line: { text } }, i) => {
      const name = names[i] ?? '';
      const meaning = find(name);
      if (meaning === undefined || i === at || text === '' || text === draft.title) return;
      const { [name]: _, ...fields } = settled.fields ?? {};
      const { fields: __, ...rest } = settled;
      settled = Object.keys(fields).length > 0 ? { ...rest, fields } : rest;
      if (settled.summary === text) delete settled.summary;
      settled = addText(settled, meaning, text);
    });
    return settled;
  }

  function readCell(cell: Node): Cell {
    const line = readInline(cell.children ?? [], reader.definitions);
    return {
      line,
      links: usableLinks(line, reader.resolve),
      badges: badgesOf(line, reader.resolve),
    };
  }
}

/** The entry of a row whose only links are badges such as "Open in Colab": its name is in another column. */
function readBadgesOnly(cells: Cell[]): ReadEntry | undefined {
  const [first, ...links] = cells.flatMap(({ badges }) => badges);
  const named = cells.find(({ line }) => /\p{L}/u.test(line.text));
  const { title } = (named && readLabelled(named.line)) ?? {};
  return first && title ? { title, url: first.url, links } : undefined;
}

/** The first column in which most of the rows that have a link have one. */
function findLinkColumn(rows: Cell[][]): number {
  const linked = rows.filter((cells) => cells.some(({ links }) => links.length > 0));
  const width = Math.max(0, ...linked.map(({ length }) => length));
  for (let column = 0; column < width; column += 1)
    if (
      linked.filter((cells) => (cells[column]?.links.length ?? 0) > 0).length * 2 >=
      linked.length
    )
      return column;
  return 0;
}

/** Whether a link names nothing, as most others of its column do: "pdf", or one text again and again. */
function findNameless(links: (Link | undefined)[]): (link: Link) => boolean {
  const found = links.filter((link) => link !== undefined);
  const counts = new Map<string, number>();
  for (const { text } of found) counts.set(text, (counts.get(text) ?? 0) + 1);
  const isRepeated = ({ text }: Link) => (counts.get(text) ?? 0) >= FEWEST_REPEATED;
  const saysNothing = (link: Link) =>
    isGeneric(link.text) || isBare(link.text, link.url) || isRepeated(link);
  const isRule = found.filter(saysNothing).length * 2 > found.length;
  // A single one may be what an entry is called.
  return (link) => isBare(link.text, link.url) || (isRule && saysNothing(link));
}

/** Whether a column holds descriptions: "Description (Language)" too. */
function isDescription(name: string): boolean {
  return DESCRIPTION.test(name.replace(/ [([].*$/, ''));
}

/** The columns that may hold names: those that say so, then those whose words differ from row to row, then the others. */
function rankNames(rows: Cell[][], headings: string[]): number[] {
  const rank = (column: number): number => {
    const name = headings[column] ?? '';
    if (isDescription(name)) return 3;
    if (NAME.test(name)) return 0;
    const texts = rows.map((cells) => cells[column]?.line.text ?? '');
    const differ = new Set(texts.filter((text) => /\p{L}/u.test(text))).size;
    return differ * 2 > rows.length ? 1 : 2;
  };
  const ranks = headings.map((_, column) => rank(column));
  return [...ranks.keys()]
    .filter((column) => ranks[column] !== 3)
    .sort((one, other) => (ranks[one] ?? 0) - (ranks[other] ?? 0) || one - other);
}

function createDraft(
  node: Node,
  entry: ReadEntry,
  cells: Cell[],
  column: number,
  headings: string[],
  namesNothing: (link: Link) => boolean,
  names: number[],
): Draft {
  const { line, column: at } = startOf(node);
  const { swallowed: _, ...fields } = entry;
  const draft: Draft = { ...fields, line, column: at, nodes: [node] };
  const first = cells[column]?.links[0];
  // The name is in another column then.
  const isNameless =
    first !== undefined && (namesNothing(first) || (column > 0 && isGeneric(first.text)));
  const title = isNameless ? (names.find((i) => i !== column && cells[i]?.line.text) ?? -1) : -1;
  const named = cells[title] && readLabelled(cells[title].line);
  if (named?.title) draft.title = named.title;
  if (named?.summary !== undefined) draft.summary ??= named.summary;
  if (named?.lead !== undefined) draft.lead ??= named.lead;
  const described = cells.findIndex(
    (_, i) => i !== column && i !== title && isDescription(headings[i] ?? ''),
  );
  const summary = described === -1 && cells.length === 2 && title === -1 ? 1 - column : described;
  const values: Record<string, string> = {};
  cells.forEach(({ line: { text }, links, badges }, i) => {
    if (i !== column)
      for (const { url, text: name } of links)
        draft.links.push({
          url,
          title: isGeneric(name) || isBare(name, url) ? headings[i] || name : name,
        });
    if (column !== -1)
      draft.links.push(...(i === column ? [] : badges).filter(({ url }) => url !== draft.url));
    if (i === column || i === title || text === '' || text === draft.title) return;
    const level = LEVEL.test(headings[i] ?? '') ? readLevel(`level: ${text}`) : undefined;
    if (i === summary) draft.summary = text;
    else if (level) draft.level = level;
    else if (headings[i]) values[headings[i]] = text;
  });
  if (Object.keys(values).length > 0) draft.fields = values;
  return draft;
}
