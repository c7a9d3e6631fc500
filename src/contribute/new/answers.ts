import { createJsonSchemas } from '../../content/json-schema.ts';

/** What is asked of a new resource, in the order of asking; each has an option of the same name. */
export const answerNames = [
  'address',
  'locator',
  'title',
  'kind',
  'summary',
  'author',
  'year',
  'language',
  'topic',
  'section',
  'group',
  'note',
  'level-from',
  'level-to',
  'access',
  'id',
] as const;

export type AnswerName = (typeof answerNames)[number];

/** Answers as they are typed; authors stand in one text, between semicolons. What is not told is absent or empty. */
export type Answers = Partial<Record<AnswerName, string | undefined>>;

/** Where the answers go in a resource, and where the schema describes them. The id is the name of the file. */
export const fieldOf: Record<Exclude<AnswerName, 'id'>, string[]> = {
  address: ['url'],
  locator: ['locator'],
  title: ['title'],
  kind: ['kind'],
  summary: ['summary'],
  author: ['authors'],
  year: ['year'],
  language: ['language'],
  topic: ['placements', 'topic'],
  section: ['placements', 'section'],
  group: ['placements', 'group'],
  note: ['placements', 'note'],
  'level-from': ['level', 'from'],
  'level-to': ['level', 'to'],
  access: ['access'],
};

const schema = createJsonSchemas().get('resource');
const MOST_AUTHORS = schema?.properties?.['authors']?.maxItems ?? 0;

/** The resource that the answers make, on the day that it is added. Whether it is right is for the check to tell. */
export function createResource(answers: Answers, today: string): Record<string, unknown> {
  const { year } = answers;
  const authors = splitAuthors(answers.author);
  return withoutAbsent({
    title: answers.title,
    url: answers.address,
    locator: answers.locator,
    kind: answers.kind,
    summary: answers.summary,
    level: withoutAbsent({ from: answers['level-from'], to: answers['level-to'] }),
    access: answers.access,
    authors: authors.slice(0, MOST_AUTHORS),
    moreAuthors: authors.length > MOST_AUTHORS ? true : undefined,
    year: year !== undefined && /^\d+$/.test(year) ? Number(year) : year,
    language: answers.language,
    added: today,
    placements: [
      withoutAbsent({
        topic: answers.topic,
        section: answers.section,
        group: answers.group,
        note: answers.note,
      }),
    ],
  });
}

/** The question that a field of the resource answers; none for a field that nobody is asked for. */
export function findQuestion(field: PropertyKey[]): AnswerName | undefined {
  const names = field.filter((part) => typeof part !== 'number').map(String);
  return answerNames.find((name) => {
    if (name === 'id') return false;
    const own = fieldOf[name];
    return names.length > 0 && own.every((part, i) => names[i] === part || i >= names.length);
  });
}

/** What the schema says of what is asked. */
export function describeAnswer(name: AnswerName): string {
  if (name === 'id')
    return 'The file name, and the last part of the page address: lowercase letters, digits and hyphens.';
  const field = fieldOf[name].reduce(
    (node, part) => (node?.items ?? node)?.properties?.[part],
    schema,
  );
  return field?.description ?? '';
}

/** The names in a text that a person typed: "Ada; Ben". */
function splitAuthors(text = ''): string[] {
  return text
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The fields without those that say nothing. */
function withoutAbsent(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined &&
        value !== '' &&
        !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
    ),
  );
}
