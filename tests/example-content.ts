import { setFields, splitFields } from '../src/source/edit-yaml.ts';
import type { Example } from '../src/rules/rule.ts';
import { namesAt } from '../src/schema/schema-fields.ts';
import { resourceSchema } from '../src/schema/resource.ts';

const resource = '# yaml-language-server: $schema=../schema/resource.json\n';

/** The made-up catalog that the examples of the rules change: it breaks none. */
export const exampleContent: Record<string, string> = {
  'site.yaml': `# yaml-language-server: $schema=schema/site.json
name: Example
tagline: What examples change
description: Three resources in one topic.
covers: first steps
language: en
address: https://list.example
base: /
repository: { url: https://git.example/list, branch: main, forge: github }
maintainer: { name: Nobody }
licence:
  content: { name: CC0-1.0 }
  code: { name: Apache-2.0 }
topics: [basics]
paths: [first-week]
`,
  'glossary.yaml': `# yaml-language-server: $schema=schema/glossary.json
step:
  term: Step
  definition: One stage of a path.
path:
  term: Path
  definition: Steps in an order.
`,
  'resources/handbook.yaml': `${resource}title: The Handbook
url: https://docs.example/handbook/
kind: book
summary: Leads from the first step to the last one.
placements:
  - topic: basics
    section: reading
`,
  'resources/course.yaml': `${resource}title: A Course of Steps
url: https://course.example/
kind: course
summary: Ten lessons with exercises.
placements:
  - topic: basics
    section: reading
`,
  'resources/blog.yaml': `${resource}title: News of Steps
url: https://news.example/
kind: blog
summary: What has changed since last month.
placements:
  - topic: basics
    section: news
`,
  'topics/basics.mdx': `---
title: Basics
summary: What everybody needs first.
sections:
  - id: reading
    title: Reading
  - id: news
    title: News
---
`,
  'paths/first-week.mdx': `---
title: First week
summary: From nothing to something.
audience: Whoever begins.
prerequisites: [You can read.]
outcomes: [You can walk.]
steps:
  - kind: resource
    id: read
    title: Read
    take: The words.
    done: You know them.
    resources: [{ id: handbook }]
  - { kind: activity, id: walk, title: Walk, take: Courage., done: You are there. }
---
`,
};

/** The example catalog with what an example shows: fields in place of those of a file, or whole files. */
export function showExample(example: Exclude<Example, string>): Map<string, string> {
  const files = new Map(Object.entries(exampleContent));
  for (const [file, shown] of Object.entries(example)) {
    const base = exampleContent[file];
    if (shown === null) files.delete(file);
    else files.set(file, base === undefined ? shown : mergeFields(base, shown));
  }
  return files;
}

function mergeFields(base: string, shown: string): string {
  if (shown.endsWith('\n') || shown === '') return shown;
  const order = namesAt(resourceSchema, []);
  const fields = splitFields(`${shown}\n`)?.fields ?? [];
  return setFields(
    base,
    fields.map(({ key, text }) => [key, text]),
    order,
  );
}
