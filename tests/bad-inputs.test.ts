import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import type { Issue } from '../src/source/issue.ts';
import { checkContent } from '../src/content/check-content.ts';
import { loadCatalog } from '../src/content/load-catalog.ts';
import { createOutline } from '../src/content/read-outline.ts';
import { parseContentFile } from '../src/source/content-file.ts';
import { readContent } from '../src/source/read-content.ts';
import { writeResource } from '../src/source/write-fields.ts';
import { checkDraft, findProposalAddress, writeDraft } from '../src/contribute/form/draft.ts';
import { createData, type Entry } from '../src/contribute/resource-fields.ts';
import { listFormFields } from '../src/contribute/issue-forms.ts';
import { checkSuggestion } from '../src/contribute/suggestion/check-suggestion.ts';
import { formatReply } from '../src/contribute/suggestion/format-reply.ts';
import { openLookup } from './open-lookup.ts';
import { isAdvice } from '../src/rules/rules.ts';
import { knownPages } from '../src/link-health/known-pages.ts';
import { changeContent, writeContent } from './bad-content/small-content.ts';
import { badAddresses } from './bad-inputs/addresses.ts';
import { badFiles, badNames, oddFiles } from './bad-inputs/files.ts';
import { badIds, badValues } from './bad-inputs/values.ts';
import { fillForm, goodValues } from './filled-form.ts';
import { hostileTexts } from './hostile-texts.ts';

/** Long before it a reader has gone; a hang is longer. What it really takes is printed at the end. */
const HANG = { timeout: 10_000 };
const folder = await writeContent(changeContent());
const { content, issues: unread } = await readContent(folder);
const fields = listFormFields(createOutline(content, unread).topics);
const labelOf = (name: string) => fields.find(({ path }) => path === name)?.heading;
const lookup = await openLookup(folder);
const known = await lookup.around({ id: 'bad', data: {}, isKnown: false });
const { titles } = knownPages().challenges;
const site = { repository: { url: 'https://github.com/someone/catalog', branch: 'main' } };
const before = listFiles(folder);
let slowest = { name: '', time: 0 };

after(() => {
  rmSync(folder, { recursive: true });
  console.log(`slowest input: ${slowest.name}, ${Math.round(slowest.time)} ms`);
});

/** Fields of text: one text, a list of texts, and a text in a group. */
const shapes = ['summary', 'aliases', 'placements.0.note'];
const textFields = [...shapes, 'title', 'authors', 'venue', 'locator', 'caveats.0.note'];
const good: Entry[] = [
  ['url', 'https://bad.example/'],
  ['title', 'A Bad Input'],
  ['kind', 'tool'],
  ['summary', 'Something bad that is asked for.'],
  ['placements.0.place', 'kvm/programs/'],
];
const with_ = (name: string, value: string) => [
  ...good.filter(([field]) => field !== name),
  [name, value] as Entry,
];

test('there are more than two hundred of them', () => {
  const count = [
    badAddresses,
    badValues,
    badFiles,
    badNames,
    badIds,
    Object.keys(hostileTexts),
  ].reduce((sum, list) => sum + list.length, 0);
  assert.ok(count >= 200, `only ${count}`);
});

for (const [name, address, code] of badAddresses)
  for (const field of ['url', 'archive.url', 'start.0.url', 'caveats.0.evidence'])
    test(`${field} that is ${name}: ${code ?? 'harmless'}`, HANG, async () => {
      const around: Entry[] =
        field === 'archive.url'
          ? [['archive.captured', '2024-05-03']]
          : field === 'start.0.url'
            ? [
                ['start.0.at', 'page 1'],
                ['start.0.note', 'Look.'],
              ]
            : field === 'url'
              ? []
              : [['caveats.0.note', 'Odd.']];
      // An archived copy is what it is, and leads wherever the archive says.
      const isHouseRule = ['lookalike-host', 'shortened-address'].includes(code ?? '');
      const wanted = field === 'archive.url' && isHouseRule ? undefined : code;
      await expectOf(name, [...with_(field, address), ...around], wanted, field);
    });

for (const [name, field, value, code] of badValues)
  test(`${field} that is ${name}: ${code}`, HANG, () =>
    expectOf(name, with_(field, value), code, field),
  );

for (const [name, id] of badIds) {
  test(`the form takes ${name} for no id, and leads nowhere with it`, HANG, () => {
    const text = writeDraft(createData(good));
    const issues = checkDraft({ id, text, isKnown: false }, known, titles);
    assert.ok(issues.some(({ field, code }) => field?.[0] === 'id' && code === 'bad-id'));
  });
  test(`a suggestion with ${name} as its title stays in its folder`, HANG, async () => {
    const { file } = await checkSuggestion(
      await fillForm(folder, { ...goodValues, Title: id }),
      '2026-06-01',
      folder,
    );
    assert.match(file?.path ?? '', /^content\/resources\/[a-z0-9]+(?:-[a-z0-9]+)*\.yaml$/);
  });
}

for (const [name, file, codes] of badFiles) {
  test(`a file of ${name} is reported: ${codes.join(' or ')}`, HANG, async () => {
    const issues = await checkFile(name, file);
    const own = issues.filter((issue) => issue.file === 'content/resources/bad.yaml');
    assert.ok(
      own.some(({ code }) => codes.includes(code)),
      JSON.stringify(issues),
    );
    assertClear(own);
  });
  if (typeof file === 'string')
    test(`the form that opens a file of ${name} neither hangs nor loses it`, HANG, () => {
      const entries = timed(name, () => createData(good));
      const text = timed(name, () => writeDraft(entries, file));
      assert.equal(typeof text, 'string');
    });
}

for (const [name, text] of oddFiles)
  test(`a file with ${name} is read as any other`, HANG, async () => {
    const file = join(folder, 'resources/bad.yaml');
    writeFileSync(file, text);
    try {
      const { issues, catalog: loaded } = await loadCatalog(folder);
      assert.deepEqual(issues, []);
      assert.equal(loaded?.resources.find(({ id }) => id === 'bad')?.title, 'Odd');
    } finally {
      rmSync(file);
    }
  });

for (const [name, code] of badNames)
  test(`a file called ${JSON.stringify(name)} is reported: ${code}`, HANG, async () => {
    const file = join(folder, 'resources', name);
    writeFileSync(file, writeResource(createData(good)));
    try {
      const { issues } = await loadCatalog(folder);
      assert.deepEqual(
        issues.map((issue) => issue.code),
        [code],
      );
      assertClear(issues);
    } finally {
      rmSync(file);
    }
  });

for (const [name, text] of Object.entries(hostileTexts))
  test(`${name} in every text field is reported or kept as it is`, HANG, async () => {
    // The long ones cost most: one field of each shape shows what a parser does with them.
    for (const field of text.length > 5000 ? shapes : textFields)
      await expectKept(name, with_(field, text));
  });

test('nothing was written beside what the tests wrote, and no object has changed', () => {
  assert.deepEqual(listFiles(folder), before);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

/** Runs a resource through the check, the form and the script of suggestions, and expects the same of each. */
async function expectOf(
  name: string,
  entries: Entry[],
  code: string | undefined,
  field: string,
): Promise<void> {
  const data = createData(entries);
  const text = writeDraft(data);
  const known = await timedAsync(name, () => lookup.around({ id: 'bad', data, isKnown: false }));
  const found = {
    check: timed(name, () => checkText(text)),
    form: timed(name, () =>
      checkDraft({ id: 'bad', text, isKnown: false }, known, titles, '2026-06-01'),
    ),
  };
  for (const [way, issues] of Object.entries(found)) {
    const codes = issues.map((issue) => issue.code);
    if (code === undefined)
      assert.deepEqual(
        issues.filter((issue) => !isAdvice(issue)),
        [],
        way,
      );
    else assert.ok(codes.includes(code), `${way}: ${codes.join()}`);
    assertClear(issues);
  }
  const proposal = findProposalAddress(site.repository, {
    file: 'content/resources/bad.yaml',
    text,
    isKnown: false,
  });
  assert.match(
    proposal.href,
    /^https:\/\/github\.com\/someone\/catalog\/new\/main\?filename=content%2Fresources%2Fbad\.yaml/,
  );

  const label = labelOf(field);
  const value = entries.find(([one]) => one === field)?.[1] ?? '';
  if (label === undefined) return;
  // The rest is as good there, and has the same title, which a summary may repeat.
  const body = await fillForm(folder, { ...goodValues, Title: 'A Bad Input', [label]: value });
  const suggestion = await timedAsync(name, () => checkSuggestion(body, '2026-06-01', folder));
  const errors = [...suggestion.errors.map((issue) => issue.code), ...suggestion.formErrors];
  if (code !== undefined) assert.ok(errors.length > 0, 'the suggestion reports something');
  assert.ok(formatReply(suggestion).length < 65_536);
}

/** What is no issue must read back as it was typed, but for runs of spaces: nothing is lost, nothing is added. */
async function expectKept(name: string, entries: Entry[]): Promise<void> {
  const data = createData(entries);
  const text = timed(name, () => writeDraft(data));
  assert.deepEqual(parse(text), data);
  const known = await lookup.around({ id: 'bad', data, isKnown: false });
  const issues = timed(name, () => checkDraft({ id: 'bad', text, isKnown: false }, known, titles));
  assertClear(issues);
  assert.deepEqual(
    timed(name, () => checkText(text)).length > 0,
    issues.some((issue) => !isAdvice(issue)),
    `check and form differ over ${name}`,
  );
}

/** The errors of the small catalog with a resource more, as the check finds them once all files are read. */
function checkText(text: string): Issue[] {
  const { parsed, issues } = parseContentFile('content/resources/bad.yaml', text);
  const resources = [...content.resources, ...(parsed ? [parsed] : [])];
  return checkContent({
    content: { ...content, resources },
    issues: [...unread, ...issues],
    ...{ records: [], today: '2026-06-01' },
  }).issues;
}

/** The errors of the small catalog with a file more, read from the disk. */
async function checkFile(name: string, file: string | Uint8Array): Promise<Issue[]> {
  const path = join(folder, 'resources/bad.yaml');
  writeFileSync(path, file);
  try {
    return (await timedAsync(name, () => loadCatalog(folder))).issues;
  } finally {
    rmSync(path);
  }
}

/** Each issue says where, and in a sentence what and what to do. */
function assertClear(issues: Issue[]): void {
  for (const { line, column, message } of issues) {
    assert.ok(line >= 1 && column >= 1);
    assert.match(message, /\S+.*[.!?]$/s);
    assert.ok(message.length < 2000, message.slice(0, 200));
  }
}

function timed<T>(name: string, run: () => T): T {
  const start = performance.now();
  const result = run();
  note(name, performance.now() - start);
  return result;
}

async function timedAsync<T>(name: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  note(name, performance.now() - start);
  return result;
}

function note(name: string, time: number): void {
  if (time > slowest.time) slowest = { name, time };
}

function listFiles(of: string): string[] {
  return readdirSync(of, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(of, name)).isFile())
    .map((name) => `${name} ${readFileSync(join(of, name), 'utf8')}`)
    .toSorted();
}
