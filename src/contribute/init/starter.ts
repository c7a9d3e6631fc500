import { stringify } from 'yaml';
import { modelineOf } from '../../schema/schema-of-file.ts';
import { siteSchema } from '../../schema/site.ts';
import { topicSchema } from '../../schema/topic.ts';
import { writeResource } from '../../source/write-fields.ts';
import { proposeId } from '../../schema/propose-id.ts';

/** What has to be known of a new catalog; all else has a default. */
export interface StarterAnswers {
  name: string;
  tagline: string;
  /** Where the site is published, with its base path. */
  address: string;
  /** URL of the repository, or `owner/name` on GitHub. */
  repository: string;
  /** Title of the first topic. */
  topic: string;
}

export type StarterAnswer = keyof StarterAnswers;

/** The prompt for each answer, in their order. */
export const starterPrompts: Record<StarterAnswer, string> = {
  name: 'Name of the list',
  tagline: 'What it gives its readers, in a few words',
  repository: 'Repository: its URL, or owner/name on GitHub',
  address: 'Where the site will be published',
  topic: 'Title of the first topic',
};

/**
 * What is proposed for an answer, from those that are known.
 *
 * @param folder the name of the folder
 */
export function proposeAnswer(
  answer: StarterAnswer,
  known: Partial<StarterAnswers>,
  folder: string,
): string {
  if (answer === 'name') return nameOf(folder);
  if (answer === 'tagline') return 'Good things to learn from';
  if (answer === 'topic') return 'Where to begin';
  if (answer === 'repository')
    return `https://github.com/you/${proposeId(known.name ?? folder) || 'my-list'}`;
  const [, owner, name] =
    /^https:\/\/github\.com\/([^/]+)\/([^/]+)$/.exec(readRepository(known.repository ?? '')) ?? [];
  return owner && name ? `https://${owner.toLowerCase()}.github.io/${name}/` : 'http://localhost/';
}

/** What is wrong with an answer, as a sentence; `undefined` if nothing is. */
export function findAnswerIssue(answer: StarterAnswer, value: string): string | undefined {
  const { shape } = siteSchema;
  const result = {
    name: () => shape.name.safeParse(value),
    tagline: () => shape.tagline.safeParse(value),
    address: () => shape.address.safeParse(splitAddress(value).address),
    repository: () => shape.repository.unwrap().shape.url.safeParse(readRepository(value)),
    topic: () => topicSchema.shape.title.safeParse(value),
  }[answer]();
  return result.success
    ? undefined
    : `${JSON.stringify(value)} ${result.error.issues[0]?.message}.`;
}

/**
 * The files of a small catalog, by their path from its folder: it passes the check, and is a site at once.
 *
 * @param place the content folder from the root of the repository, if it is not `content`
 */
export function createStarter(answers: StarterAnswers, place?: string): Map<string, string> {
  const { name, tagline, topic } = answers;
  const url = readRepository(answers.repository);
  const topicId = proposeId(topic) || 'first-topic';
  const site = {
    name,
    tagline,
    description: `${name}: a curated list, with a sentence on each entry and a learning path.`,
    covers: topic,
    language: 'en',
    ...splitAddress(answers.address),
    repository: { url, branch: 'main', ...(place !== undefined && { folder: place }) },
    maintainer: { name: `The maintainers of ${name}`.slice(0, 60), url },
    licence: {
      content: { name: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      code: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    topics: [topicId],
    paths: ['first-steps'],
  };
  return new Map([
    ['content/site.yaml', formatYaml('content/site.yaml', site)],
    [`content/topics/${topicId}.mdx`, formatTopic(topic)],
    ...resources.map(({ id, ...resource }): [string, string] => [
      `content/resources/${id}.yaml`,
      writeResource({ ...resource, placements: [{ topic: topicId, section: 'start-here' }] }),
    ]),
    ['content/paths/first-steps.mdx', formatPath()],
    ['.gitignore', 'node_modules/\ndist/\n.cache/\n'],
    ['.vscode/settings.json', `${JSON.stringify(editorSettings, null, 2)}\n`],
    ['README.md', formatReadme(answers)],
  ]);
}

/** Places for the first entries: the addresses are reserved for examples, and no page is claimed to be there. */
const resources = [
  {
    id: 'first-guide',
    title: 'First guide',
    url: 'https://example.org/guide/',
    kind: 'tutorial',
    level: { from: 'beginner', to: 'beginner' },
    summary: 'Says in a sentence what readers learn there. Replace this file with a real entry.',
  },
  {
    id: 'reference-book',
    title: 'Reference book',
    url: 'https://example.org/book/',
    kind: 'book',
    level: { from: 'intermediate', to: 'advanced' },
    summary: 'Shows how a second entry looks. Replace it too, or add more beside it.',
  },
];

const editorSettings = {
  'files.eol': '\n',
  'files.insertFinalNewline': true,
  'yaml.validate': true,
  'yaml.schemas': {
    './content/schema/resource.json': 'content/resources/*.yaml',
    './content/schema/site.json': 'content/site.yaml',
    './content/schema/glossary.json': 'content/glossary.yaml',
    './content/schema/exceptions.json': 'content/exceptions.yaml',
  },
};

function formatTopic(title: string): string {
  return formatMdx(
    {
      title,
      summary: 'What this topic covers, in one line.',
      sections: [{ id: 'start-here', title: 'Start here' }],
    },
    'A paragraph or two on what there is to learn, for readers who are new to it.',
  );
}

function formatPath(): string {
  return formatMdx(
    {
      title: 'First steps',
      summary: 'From the first guide to something of your own.',
      audience: 'Whoever is new to the subject.',
      prerequisites: ['You need to know nothing before.'],
      outcomes: ['You can name the main ideas and find more by yourself.'],
      steps: [
        {
          id: 'read-the-guide',
          kind: 'resource',
          title: 'Read the guide',
          resources: [{ id: 'first-guide' }],
          take: 'The main ideas, and the words for them.',
          done: 'You can explain each of them to somebody else.',
        },
        {
          id: 'try-it',
          kind: 'activity',
          title: 'Try it',
          take: 'What it is like to do it yourself.',
          done: 'You have made something small of your own.',
        },
        {
          id: 'look-it-up',
          kind: 'resource',
          title: 'Look it up',
          resources: [{ id: 'reference-book' }],
          take: 'Where the details are.',
          done: 'You can find the answer to a question that came up while you tried.',
        },
      ],
    },
    'Why the steps are in this order.',
  );
}

function formatReadme({ name, tagline, address }: StarterAnswers): string {
  return `# ${name}

${tagline}. Read it at <${address}>.

The list lives in small files in \`content/\`:

- \`site.yaml\`: name, address and order of topics
- \`topics/\`: one file for each topic, with its sections
- \`resources/\`: one file for each entry
- \`paths/\`: one file for each learning path

## Add an entry

Open an issue, fill in the form on the site, or write a file in \`content/resources/\`. [CONTRIBUTING.md](CONTRIBUTING.md) says how.

## See it on your computer

\`\`\`sh
npx cairn dev      # serves the site while you edit
npx cairn check    # says what is wrong, and where
\`\`\`
`;
}

function formatYaml(file: string, data: object): string {
  return `${modelineOf(file) ?? ''}\n${stringify(data, { lineWidth: 100 })}`;
}

function formatMdx(data: object, body: string): string {
  return `---\n${stringify(data, { lineWidth: 100 })}---\n\n${body}\n`;
}

function readRepository(value: string): string {
  return /^[\w.-]+\/[\w.-]+$/.test(value) ? `https://github.com/${value}` : value;
}

/** The origin and the base path of where a site is published. */
function splitAddress(value: string): { address: string; base: string } {
  if (!URL.canParse(value)) return { address: value, base: '/' };
  const { origin, pathname } = new URL(value);
  return { address: origin, base: `${pathname}/`.replaceAll(/\/+/g, '/') };
}

function nameOf(folder: string): string {
  const words = folder
    .replaceAll(/[-_.\s]+/g, ' ')
    .trim()
    .slice(0, 60);
  return words === '' ? 'My list' : words.charAt(0).toUpperCase() + words.slice(1);
}
