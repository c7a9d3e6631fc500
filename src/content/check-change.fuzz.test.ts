import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeMadeUpCatalog } from '../../tests/made-up-catalog.ts';
import { runs } from '../../tests/runs.ts';
import type { Issue } from '../source/issue.ts';
import { findNewIssues } from '../rules/issues.ts';
import { formatIssue } from '../rules/rules.ts';
import { checkBetween } from './check-change.ts';
import { checkFolder } from './load-catalog.ts';

/** What a content folder holds, by file. */
type Files = Map<string, string>;

/** Changes one of the files; `pick` takes one of several, the same one for the same number. */
type Edit = (files: Files, pick: <T>(of: T[]) => T) => void;

/** A resource that nothing else names. */
const UNNAMED = 4;
const TODAY = '2026-06-01';
const resources = (files: Files) => [...files.keys()].filter((file) => file.startsWith('resources/'));
const idOf = (file: string) => file.replace(/^.*\//, '').replace(/\.\w+$/, '');
const change = (files: Files, file: string, from: string | RegExp, to: string) => {
  const text = files.get(file);
  if (text !== undefined) files.set(file, text.replace(from, () => to));
};
/** An edit of some resource by a replacement; the second resource that it is given may be named in it. */
const edit =
  (from: RegExp, to: string | ((other: { id: string; text: string }) => string)): Edit =>
  (files, pick) => {
    const file = pick(resources(files));
    const other = pick(resources(files).filter((one) => one !== file));
    const named = { id: idOf(other), text: files.get(other) ?? '' };
    change(files, file, from, typeof to === 'string' ? to : to(named));
  };
const lineOf = (text: string, field: string) =>
  new RegExp(`^${field}: .*$`, 'm').exec(text)?.[0] ?? `${field}: https://nowhere.example/`;
const inSome = (folder: string, from: RegExp, to: string): Edit =>
  (files, pick) =>
    change(files, pick([...files.keys()].filter((file) => file.startsWith(folder))), from, to);

const edits: Record<string, Edit> = {
  'another sentence': edit(/^summary: /m, 'summary: Also '),
  'no sentence': edit(/^summary: (?:.*\n)+?(?=\w)/m, 'summary: The best one, no end\n'),
  'spaces': edit(/^kind: (.*)$/m, 'kind: tool  '),
  'no summary': edit(/^summary: (?:.*\n)+?(?=\w)/m, ''),
  'another note': edit(/note: /, 'note: Also '),
  'another year': edit(/^year: .*$/m, 'year: 1850'),
  'a future day': edit(/^added: .*$/m, 'added: 2099-01-01'),
  'fields in another order': edit(/^(summary: (?:.*\n)+?)(?=\w)((?:.*\n)+)/m, 'zz: 1\n'),
  'a misspelt field': edit(/^year:/m, 'yaer:'),
  'a kind that does not exist': edit(/^kind: .*$/m, 'kind: tol'),
  'malformed YAML': edit(/^title: /m, 'title: "'),
  'no modeline': edit(/^#.*\n/, ''),
  'no title': edit(/^title: .*\n/m, ''),
  'another title': edit(/^title: .*$/m, 'title: Something else'),
  'the title of another': edit(/^title: .*$/m, ({ text }) => lineOf(text, 'title')),
  'the URL of another': edit(/^url: .*$/m, ({ text }) => lineOf(text, 'url')),
  'a part of its page': edit(/^url: .*$/m, ({ text }) => `${lineOf(text, 'url')}#part`),
  'its host without encryption': edit(/^url: .*$/m, ({ text }) =>
    lineOf(text, 'url').replace('https', 'http'),
  ),
  'a host without encryption': edit(/^url: .*$/m, 'url: http://plain.example/'),
  'that host with encryption': edit(/^placements:/m, 'links:\n  - url: https://plain.example/\nplacements:'),
  'a malformed URL': edit(/^url: .*$/m, 'url: htps:/nowhere'),
  'no URL': edit(/^url: .*\n/m, ''),
  'a shortened URL': edit(/^url: .*$/m, 'url: https://bit.ly/3abcdef'),
  'what it requires': edit(/^placements:/m, ({ id }) => `requires: [${id}]\nplacements:`),
  'a requirement that does not exist': edit(/^placements:/m, 'requires: [films-about]\nplacements:'),
  'what it is related to': edit(
    /^placements:/m,
    ({ id }) => `related:\n  - resource: ${id}\n    how: They agree.\nplacements:`,
  ),
  'the former id of another': edit(/^placements:/m, ({ id }) => `formerly: [${id}]\nplacements:`),
  'retired': edit(/^placements:/m, 'status: deprecated\nreason: It is old.\nplacements:'),
  'retired for another': edit(
    /^placements:/m,
    ({ id }) => `status: deprecated\nreason: It is old.\nsuccessor: ${id}\nplacements:`,
  ),
  'recommended again': edit(/^status: (?:.*\n)+?(?=placements)/m, ''),
  'another section': edit(/section: .*$/m, 'section: the-basic'),
  'another topic': edit(/topic: .*$/m, 'topic: swarming'),
  'a topic that does not exist': edit(/topic: .*$/m, 'topic: swarmin'),
  'no placement': edit(/^placements:\n(?: .*\n)+/m, 'placements: []\n'),
  'removed': (files, pick) => files.delete(pick(resources(files))),
  'renamed': (files, pick) => {
    const file = pick(resources(files));
    files.set(file.replace('.yaml', '-again.yaml'), files.get(file) ?? '');
    files.delete(file);
  },
  'a wrong name': (files, pick) => {
    const file = pick(resources(files));
    files.set(file.replace('.yaml', '.yml'), files.get(file) ?? '');
    if (pick([true, false])) files.delete(file);
  },
  'copied': (files, pick) => {
    const file = pick(resources(files));
    files.set(file.replace('resources/', 'resources/a-'), files.get(file) ?? '');
  },
  'what lies where nothing is read': (files) => files.set('resources/notes.txt', 'Later.\n'),
  'a topic less': (files, pick) =>
    files.delete(pick([...files.keys()].filter((file) => file.startsWith('topics/')))),
  'a section less': inSome('topics/', /^ {2}- id: the-basics\n.*\n/m, ''),
  'another text of a topic': inSome('topics/', /$/, 'See [it](/resources/nothing/).\n'),
  'a step of a path': inSome('paths/', /id: [a-z]+-.*$/m, 'id: nothing-at-all'),
  'a path that names what is gone': inSome('paths/', /$/, 'See [it](/topics/wintering/#the-basics).\n'),
  'another page': inSome('pages/', /$/, 'See [it](/pictures/hive.png).\n'),
  'a term': (files) => {
    change(files, 'glossary.yaml', /see:\n.*$/m, 'see: [honey]');
  },
  'another language': (files) => {
    const isGerman = files.get('site.yaml')?.includes('\nlanguage: de\n');
    change(files, 'site.yaml', /^language: .*$/m, `language: ${isGerman ? 'en' : 'de'}`);
  },
  'a topic not listed': (files) => {
    change(files, 'site.yaml', /^ {2}- swarming\n/m, '');
  },
  'another format': (files) => {
    change(files, 'site.yaml', /^format: 1$/m, 'format: 2');
  },
  'malformed settings': (files) => {
    change(files, 'site.yaml', /^name: /m, 'name: "');
  },
  'an exception less': (files) => files.delete('exceptions.yaml'),
  'an exception that has ended': (files) => {
    change(files, 'exceptions.yaml', '2999', '2020');
  },
  'exceptions for all': (files) => {
    const rules = ['leading-article', 'key-order', 'spacing', 'retired-reference'];
    const rows = rules.map(
      (rule) => `- rule: ${rule}\n  where: content/resources\n  reason: So.\n  until: 2999-12-31\n`,
    );
    const modeline = '# yaml-language-server: $schema=schema/exceptions.json\n';
    files.set('exceptions.yaml', modeline + rows.join(''));
  },
  'a public file': (files) => files.delete('public/bees.txt'),
};

/** What is wrong before any change, so that a change may hide it, or bring it again in other words. */
const breaking = [
  ...['a requirement that does not exist', 'its host without encryption', 'the title of another'],
  ...['the URL of another', 'no summary', 'a topic that does not exist', 'no sentence'],
  ...['a step of a path', 'another text of a topic', 'a host without encryption', 'no sentence'],
];

const catalogs = [
  { name: 'with issues and exceptions', begin: ['exceptions for all', ...breaking] },
  { name: 'in German, with issues', begin: ['another language', ...breaking], retired: false },
  { name: 'without an issue', begin: [], retired: false },
];

for (const { name, begin, retired = true } of catalogs)
  test(`finds of a change what whole checks of both its ends differ by, ${name}`, async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
    context.after(() => {
      rmSync(folder, { recursive: true });
    });
    const size = { resources: 24, topics: 3, paths: 2, stepsPerPath: 4, terms: 5, seed: 7 };
    writeMadeUpCatalog(folder, { ...size, retired, look: true });
    const base = readFiles(folder);
    for (const [i, edit] of begin.entries()) edits[edit]?.(base, pickBy(i * 5));
    const from = overlayOf(readFiles(folder), base);
    const before = await checkFolder(folder, { today: TODAY, overlay: from });

    const compare = async (chosen: [edit: string, number: number][]) => {
      const changed = new Map(base);
      for (const [edit, number] of chosen) edits[edit]?.(changed, pickBy(number));
      const to = new Map([...from, ...overlayOf(base, changed)]);
      const after = await checkFolder(folder, { today: TODAY, overlay: to });
      const { issues, advice } = await checkBetween(folder, { from, to }, TODAY);
      const isRemoval = ({ code }: Issue) => code === 'deleted-resource';
      assert.deepEqual(
        [...issues, ...advice.filter((issue) => !isRemoval(issue))].map(formatIssue),
        [
          ...findNewIssues(before.issues, after.issues),
          ...findNewIssues(before.advice, after.advice),
        ].map(formatIssue),
        JSON.stringify(chosen),
      );
      assert.deepEqual(
        advice.filter(isRemoval).map(({ file }) => idOf(file)),
        // Settings of another format hide what else there is.
        changed.get('site.yaml')?.includes('format: 2') ? idsOf(base) : findGone(base, changed),
        JSON.stringify(chosen),
      );
    };
    // Two files with one issue show whether what one of them has counts for the other.
    const alike = begin.flatMap((edit, i) => (edit === 'no sentence' ? [i * 5] : []));
    const names = Object.keys(edits);
    const nth = Math.round(names.length / runs(names.length));
    for (const edit of names.filter((_, i) => i % nth === 0))
      for (const number of [...alike, UNNAMED].slice(0, 2)) await compare([[edit, number]]);
    const planned = fc.tuple(fc.constantFrom(...names), fc.nat(1000));
    await fc.assert(
      fc.asyncProperty(fc.array(planned, { minLength: 2, maxLength: 3 }), compare),
      { numRuns: runs(12), seed: 1 },
    );
  });

function idsOf(files: Files): string[] {
  return resources(files).map(idOf);
}

/** The resources that are neither there any more, nor renamed. */
function findGone(before: Files, after: Files): string[] {
  const former = [...after.values()].flatMap((text) => /^formerly: \[(.*)\]/m.exec(text)?.[1] ?? []);
  const left = new Set([...idsOf(after), ...former]);
  return idsOf(before).filter((id) => !left.has(id));
}

/** Takes one of several by a number, and by what is left of it one of the next. */
function pickBy(number: number): <T>(of: T[]) => T {
  let left = number;
  return (of) => {
    const one = of[left % of.length];
    left = Math.floor(left / of.length) + 1;
    if (one === undefined) throw new Error('There is nothing to pick.');
    return one;
  };
}

function readFiles(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** What differs between two versions of the files, as it is laid over the first. */
function overlayOf(before: Files, after: Files): Map<string, Buffer | undefined> {
  const bytesOf = (text: string | undefined) => (text === undefined ? text : Buffer.from(text));
  return new Map(
    [...new Set([...before.keys(), ...after.keys()])]
      .filter((file) => before.get(file) !== after.get(file))
      .map((file) => [`content/${file}`, bytesOf(after.get(file))]),
  );
}
