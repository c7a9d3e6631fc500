import { createFile } from '../../list/create-content.ts';
import { foldUrl } from '../../urls/folded-url.ts';
import { baseSchemas, type SchemaName } from '../../schema/schema-of-file.ts';
import type { ContentFile } from '../../source/content-file.ts';
import type { Content } from '../../source/read-content.ts';
import { fitData, type Fields, type Change } from './fit.ts';
import { isAdvice } from '../../rules/rules.ts';
import { checkContent } from '../check-content.ts';
import { BEFORE_ALL_DAYS } from '../load-catalog.ts';

interface ResourceData extends Fields {
  title: string;
  url?: string;
  locator?: string;
  placements: (Place & Fields)[];
}

/** No more is left out in a second look than what the first one has made wrong. */
const MOST_ROUNDS = 4;

/**
 * Makes of a list what a folder of content files holds, so that it passes the check: what the schemas refuse is split,
 * cut or, if it cannot be right, left out, each with a line for the report.
 */
export function createImport(content: Content): Imported {
  const imported: Imported = { files: new Map(), left: [], changes: [] };
  const { left } = imported;
  const resources = dropDoubles(
    content.resources.flatMap((file) => fitFile('resource', file, imported) ?? []),
    left,
  );
  const glossary = content.glossary && fitFile('glossary', content.glossary, imported);
  const topics = content.topics.map((file) => ({ file, body: file.body }));
  const out = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const kept = resources.filter((file) => !out.has(pathOf(file)));
    const files = [...kept, ...(glossary ? [glossary] : [])];
    const changes = [...imported.changes];
    const again: Imported = { files: new Map(), left: [...left], changes };
    for (const { file, body } of topics) {
      const pruned = prune(file, kept);
      const topic = pruned && fitFile('topic', pruned, again);
      if (topic) files.push({ ...topic, body });
    }
    const known = new Set(files.map(pathOf));
    for (const file of content.paths) {
      const path = fitFile('learning-path', keepKnown(file, known), again);
      if (path && !out.has(pathOf(path))) files.push(path);
    }
    files.push(createSite(content, files, again));
    for (const file of files) again.files.set(pathOf(file), file);
    const errors = findErrors(again);
    const wrong = [...errors].filter(([path]) => !/^(?:site\.yaml|topics\/)/.test(path) && !out.has(path));
    if (wrong.length === 0 || round === MOST_ROUNDS - 1) return again;
    for (const [path, why] of wrong) {
      const file = again.files.get(path);
      out.add(path);
      left.push({ line: file?.line ?? 1, title: titleOf(file?.data, file?.id), why });
    }
  }
  throw new Error('unreachable');
}

function fitFile(schema: SchemaName, file: ContentFile, imported: Imported): ImportedFile | undefined {
  const { line } = file.positionOf([]);
  const given = file.data as Fields;
  const title = titleOf(given, file.id);
  const changes: Imported['changes'] = [];
  const { data, why } = fitData(baseSchemas[schema], given, (what) =>
    changes.push({ line, title, what }),
  );
  if (data) {
    imported.changes.push(...changes);
    return { schema, id: file.id, data, body: '', line };
  }
  imported.left.push({ line, title, why });
  return undefined;
}

/** Distinguishes what has one address under two titles, and keeps one of two placements in one section. */
function dropDoubles(files: ImportedFile[], left: LeftOut[]): ImportedFile[] {
  const known = new Set<string>();
  return files.flatMap((file) => {
    const data = file.data as ResourceData;
    const places = new Set<string>();
    data.placements = data.placements.filter(({ topic, section, locator }) => {
      const place = [topic, section, locator].join('\n');
      if (!places.has(place)) return places.add(place);
      const why = 'It is in the same section already.';
      left.push({ line: file.line, title: data.title, why });
      return false;
    });
    if (data.url === undefined) return [file];
    const key = () => `${foldUrl(data.url ?? '')}\n${data.locator?.toLowerCase() ?? ''}`;
    if (known.has(key())) data.locator ??= data.title;
    if (known.has(key())) {
      const why = 'Another entry has its address, and nothing distinguishes the two.';
      left.push({ line: file.line, title: data.title, why });
      return [];
    }
    known.add(key());
    return [file];
  });
}

/**
 * A topic with the sections and groups that have entries, and with their order where it is not that of the alphabet.
 * @returns `undefined` if it has no entries
 */
function prune(file: ContentFile, resources: ImportedFile[]): ContentFile | undefined {
  const parts = findParts(
    file.id,
    resources.map(({ id, data }) => ({ id, data: data as ResourceData })),
  );
  if (parts.size === 0) return undefined;
  const settle = <Part extends Fields>({ order, ...part }: Part, place: string) => {
    const kept = orderOf(order as string[] | undefined, parts.get(place));
    return { ...part, ...(kept && { order: kept }) };
  };
  const { sections, ...own } = file.data as Fields & { sections?: Section[] };
  const kept = (sections ?? [])
    .filter(({ id }) => parts.has(id))
    .map(({ groups, ...section }) => {
      const used = (groups ?? []).filter(({ id }) => parts.has(`${section.id}/${id}`));
      return {
        ...settle(section, section.id),
        ...(used.length > 0 && {
          groups: used.map((group) => settle(group, `${section.id}/${group.id}`)),
        }),
      };
    });
  return { ...file, data: { ...settle(own, ''), ...(kept.length > 0 && { sections: kept }) } };
}

type Section = Fields & { id: string; groups?: (Fields & { id: string })[] };

/** A learning path whose steps use only entries that are there. */
function keepKnown(file: ContentFile, known: ReadonlySet<string>): ContentFile {
  const data = file.data as { steps: Fields[] };
  const isKnown = (id: string) => known.has(`resources/${id}.yaml`);
  const steps = data.steps.map(({ resources, ...step }) => {
    if (!resources) return step;
    const kept = (resources as { id: string }[]).filter(({ id }) => isKnown(id));
    return kept.length > 0 ? { ...step, resources: kept } : { ...step, kind: 'activity' };
  });
  return { ...file, data: { ...data, steps } };
}

/** The settings, with the topics and paths that are there. */
function createSite({ site }: Content, files: ImportedFile[], imported: Imported): ImportedFile {
  const idsOf = (schema: SchemaName) =>
    files.filter((file) => file.schema === schema).map(({ id }) => id);
  const data = { ...(site?.data as Fields), topics: idsOf('topic'), paths: idsOf('learning-path') };
  const fitted = fitData(baseSchemas.site, data, (what) =>
    imported.changes.push({ line: 1, title: 'the list itself', what }),
  );
  return { schema: 'site', id: 'site', data: fitted.data ?? data, body: '', line: 1 };
}

function titleOf(data: Fields | undefined, id = ''): string {
  return typeof data?.['title'] === 'string' ? data['title'] : id;
}

/** What an import makes, as content that was read. */
export function toContent({ files }: Pick<Imported, 'files'>): Content {
  const content: Content = {
    ...{ resources: [], topics: [], paths: [], pages: [], publicFiles: [] },
    ...{ site: undefined, glossary: undefined, exceptions: undefined },
  };
  for (const [path, { schema, id, data, body, line }] of files) {
    const file = { ...createFile(`content/${path}`, id, data, () => ({ line, column: 1 })), body };
    if (schema === 'resource') content.resources.push(file);
    else if (schema === 'topic') content.topics.push(file);
    else if (schema === 'learning-path') content.paths.push(file);
    else if (schema === 'site') content.site = file;
    else content.glossary = file;
  }
  return content;
}

/** The first error of each file as the check would find it, by path. */
function findErrors(imported: Pick<Imported, 'files'>): Map<string, string> {
  const { issues } = checkContent({
    ...{ content: toContent(imported), issues: [] },
    ...{ records: [], today: BEFORE_ALL_DAYS },
  });
  const errors = new Map<string, string>();
  for (const issue of issues) {
    const path = issue.file.replace(/^content\//, '');
    if (!isAdvice(issue) && !errors.has(path)) errors.set(path, issue.message);
  }
  return errors;
}

interface Place {
  topic: string;
  section?: string;
  group?: string;
  locator?: string;
}

interface Placed {
  id: string;
  data: { title: string; placements: (Place & { title?: string })[] };
}

/** The titles that resources have in a part of a topic, by their ids. */
type Part = ReadonlyMap<string, string>;

/** What the site sorts by where nothing else is said. */
const byTitle = new Intl.Collator('en', { numeric: true });

/**
 * The parts of a topic that have resources. A part is named by its section and group: `''`, `tools`, `tools/small`; a
 * section is a part if only its groups have any.
 */
function findParts(topic: string, resources: Placed[]): Map<string, Part> {
  const parts = new Map<string, Map<string, string>>();
  const open = (name: string) => {
    const part = parts.get(name) ?? new Map<string, string>();
    parts.set(name, part);
    return part;
  };
  for (const { id, data } of resources)
    for (const { topic: of, section = '', group, title = data.title } of data.placements) {
      if (of !== topic) continue;
      const part = open(section);
      (group === undefined ? part : open(`${section}/${group}`)).set(id, title);
    }
  return parts;
}

/** An order with those that are in a part; `undefined` if the site has the same order without it. */
function orderOf(order: string[] | undefined, part: Part = new Map()): string[] | undefined {
  const kept = order?.filter((id) => part.has(id)) ?? [];
  const isSorted = kept.every((id, i) => {
    const before = kept[i - 1];
    if (before === undefined) return true;
    const order = byTitle.compare(part.get(before) ?? '', part.get(id) ?? '');
    // Those with one title come in the order of their files.
    return order < 0 || (order === 0 && before < id);
  });
  return isSorted ? undefined : kept;
}

/** What a list becomes as a folder of content files, and what could not be kept as it is. */
export interface Imported {
  /** By path in the folder, such as `resources/guide.yaml`. */
  files: Map<string, ImportedFile>;
  /** Entries, paths and links that cannot be right. */
  left: LeftOut[];
  changes: Changed[];
}

export interface ImportedFile {
  schema: SchemaName;
  id: string;
  data: Fields;
  /** Text behind the fields, of a topic. */
  body: string;
  /** Where it is in the list. */
  line: number;
}

interface LeftOut {
  line: number;
  title: string;
  why: string;
}

interface Changed {
  line: number;
  title: string;
  what: Change;
}

/** The path of a file in the folder. */
export function pathOf({ schema, id }: Pick<ImportedFile, 'schema' | 'id'>): string {
  switch (schema) {
    case 'resource':
      return `resources/${id}.yaml`;
    case 'topic':
      return `topics/${id}.mdx`;
    case 'learning-path':
      return `paths/${id}.mdx`;
    default:
      return `${schema}.yaml`;
  }
}
