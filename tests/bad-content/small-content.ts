import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Issue } from '../../src/source/issue.ts';
import { formatIssue } from '../../src/rules/rules.ts';
import { loadCatalog } from '../../src/content/load-catalog.ts';

/** One change of the small catalog and the lines that the check then prints, without `content/`. */
export interface Case {
  name: string;
  /** By file: a new text, a passage and what takes its place, or nothing to remove the file. */
  change: Record<string, string | Uint8Array | [passage: string | RegExp, instead: string] | null>;
  says: string[];
}

/** The first line of a resource. */
export const modeline = '# yaml-language-server: $schema=../schema/resource.json\n';

/** A made-up catalog without an issue, small enough to be changed in one place a case. */
export const smallContent = {
  'site.yaml': `# yaml-language-server: $schema=schema/site.json
name: Small
tagline: A small catalog
description: Three resources in two topics.
covers: KVM
language: en
address: https://small.example
base: /
repository: { url: https://git.example/small, branch: main, forge: github }
maintainer: { name: Nobody }
licence:
  content: { name: CC0-1.0 }
  code: { name: Apache-2.0 }
topics: [kvm, tools]
paths: [first-guest]
channels: [kvm-api]
`,
  'glossary.yaml': `# yaml-language-server: $schema=schema/glossary.json
kvm:
  term: KVM
  definition: The hypervisor in Linux.
  see: [vmm]
  resources: [kvm-api]
vmm:
  term: VMM
  definition: The program around a guest.
`,
  'resources/kvm-api.yaml': `# yaml-language-server: $schema=../schema/resource.json
title: The KVM API
url: https://docs.example/kvm
kind: documentation
summary: Every ioctl of KVM.
placements:
- topic: kvm
  section: documents
`,
  'resources/kvmtool.yaml': `# yaml-language-server: $schema=../schema/resource.json
title: kvmtool
url: https://github.com/example/kvmtool
kind: tool
summary: Small user space for KVM.
placements:
- topic: kvm
  section: programs
`,
  'resources/perf.yaml': `# yaml-language-server: $schema=../schema/resource.json
title: perf
url: https://tools.example/perf
kind: tool
summary: Counts what the processor does.
related:
- { resource: kvmtool, how: It measures guests. }
placements:
- topic: tools
  section: measuring
  group: counters
`,
  'topics/kvm.mdx': `---
title: KVM
summary: How Linux runs its guests.
sections:
- id: documents
  title: Documents
- id: programs
  title: Programs
  order: [kvmtool]
---

Begin with [the API](/resources/kvm-api/).
`,
  'topics/tools.mdx': `---
title: Tools
summary: What to work with.
sections:
- id: measuring
  title: Measuring
  groups:
  - { id: counters, title: Counters, order: [perf] }
---
`,
  'paths/first-guest.mdx': `---
title: A first guest
summary: From the API to a guest.
audience: Whoever writes C.
prerequisites: [You read C.]
outcomes: [You run a guest.]
steps:
- kind: resource
  id: read
  title: Read
  take: The calls.
  done: You can name them.
  resources: [{ id: kvm-api }]
  companions: [kvmtool]
- kind: reading
  id: look
  title: Look
  take: The shape of a program.
  done: You can draw it.
  readings: [{ title: A tour, url: https://tour.example/ }]
- { kind: activity, id: write, title: Write, take: A guest., done: It runs. }
---

See [KVM](/topics/kvm/#documents).
`,
} as const satisfies Record<string, string>;

/** The small catalog with a change, by file. */
export function changeContent(change: Case['change'] = {}): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>(Object.entries(smallContent));
  for (const [file, to] of Object.entries(change)) {
    if (to === null) files.delete(file);
    else files.set(file, Array.isArray(to) ? replacePassage(file, ...to) : to);
  }
  return files;
}

/** The lines that the check prints for the small catalog with a change, on the first of June 2026. */
export async function checkChanged(change: Case['change']): Promise<string[]> {
  return (await loadChanged(change)).issues.map(formatShort);
}

/** The lines of advice that the check prints for it, but for what any catalog so small gets. */
export async function adviseOnChanged(change: Case['change']): Promise<string[]> {
  const { advice } = await loadChanged(change);
  return advice.filter(({ code }) => code !== 'few-resources').map(formatShort);
}

function loadChanged(change: Case['change']) {
  return readChanged(change, (folder) => loadCatalog(folder, '2026-06-01'));
}

/** What `read` finds in a folder with the small catalog, changed; the folder is removed then. */
export async function readChanged<Result>(
  change: Case['change'],
  read: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await writeContent(changeContent(change));
  try {
    return await read(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function formatShort(issue: Issue): string {
  return formatIssue(issue).replace(/^content\//, '');
}

/** Writes the small catalog, changed or not, into a new folder that is removed when the test ends. */
export async function writeChanged(
  context: TestContext,
  change: Case['change'] = {},
): Promise<string> {
  const folder = await writeContent(changeContent(change));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

/** Writes files to a temporary folder; the caller removes it. */
export async function writeContent(files: Map<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  for (const [file, text] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  return folder;
}

function replacePassage(file: string, passage: string | RegExp, instead: string): string {
  const text = (smallContent as Record<string, string>)[file] ?? '';
  const changed = text.replace(passage, () => instead);
  if (changed === text) throw new Error(`${file} does not hold ${String(passage)}`);
  return changed;
}

/** A change of the summary of a resource. */
export function withSummary(text: string): Case['change'] {
  return { 'resources/kvmtool.yaml': ['summary: Small user space for KVM.', `summary: ${text}`] };
}

/** A change of the address of a resource. */
export function withUrl(url: string): Case['change'] {
  return { 'resources/kvmtool.yaml': ['https://github.com/example/kvmtool', url] };
}

/** A change that adds a retired resource to the small catalog. */
export const oneRetired = {
  'resources/old-api.yaml': `${modeline}title: The Old API
formerly: [older-api]
url: https://docs.example/old
kind: documentation
summary: What KVM offered at first.
status: deprecated
reason: It tells of ioctls that are gone.
successor: kvm-api
placements:
- topic: kvm
  section: documents
`,
};

/** Puts fields in front of the placements of a resource. */
export function addFields(fields: string): [string, string] {
  return ['placements:', `${fields}\nplacements:`];
}
