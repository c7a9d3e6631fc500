import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Issue } from '../source/issue.ts';
import { issueFormats, reportIssues, createIssueFrames, formatCodeFrame } from './format-issues.ts';
import { rm } from 'node:fs/promises';
import { changeContent, writeContent } from '../../tests/bad-content/small-content.ts';
import { loadCatalog } from './load-catalog.ts';

const issues: Issue[] = [
  {
    file: 'content/a b.yaml',
    line: 2,
    column: 7,
    code: 'bad-url',
    message: 'url "<x>&\u202e" is wrong.',
  },
  {
    file: 'content/a b.yaml',
    line: 4,
    column: 1,
    code: 'leading-article',
    message: 'summary begins\n::stop-commands::x',
  },
  { file: 'content/c.yaml', line: 1, column: 1, code: 'bad-url', message: '\u0000' },
];
const reported = reportIssues(issues, (code) => `https://list.example/contribute/rules/${code}/`);

test('as JSON every issue has its level and the page about its rule', () => {
  const { version, issues: all } = JSON.parse(issueFormats.json(reported)) as {
    version: number;
    issues: unknown[];
  };
  assert.equal(version, 1);
  assert.deepEqual(all[1], {
    file: 'content/a b.yaml',
    line: 4,
    column: 1,
    level: 'advice',
    code: 'leading-article',
    message: 'summary begins\\n::stop-commands::x',
    help: 'https://list.example/contribute/rules/leading-article/',
  });
});

test('as annotations each is one command, errors and advice apart', () => {
  const lines = issueFormats.github(reported).split('\n');
  assert.equal(lines.length, 3);
  assert.equal(
    lines[0],
    '::error file=content/a b.yaml,line=2,col=7,title=bad-url::url "<x>&\\u202e" is wrong. https://list.example/contribute/rules/bad-url/',
  );
  assert.match(
    lines[1] ?? '',
    /^::notice file=content\/a b\.yaml,line=4,col=1,title=leading-article::/,
  );
});

test('as SARIF each result names its rule, its place and its level', () => {
  const log = JSON.parse(issueFormats.sarif(reported)) as Sarif;
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  assert.deepEqual(
    run?.tool.driver.rules.map(({ id, helpUri }) => [id, helpUri]),
    [
      ['bad-url', 'https://list.example/contribute/rules/bad-url/'],
      ['leading-article', 'https://list.example/contribute/rules/leading-article/'],
    ],
  );
  const [first, second] = run?.results ?? [];
  assert.deepEqual([first?.level, second?.level], ['error', 'note']);
  assert.equal(run?.tool.driver.rules[second?.ruleIndex ?? -1]?.id, second?.ruleId);
  assert.deepEqual(first?.locations[0]?.physicalLocation, {
    artifactLocation: { uri: 'content/a%20b.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 2, startColumn: 7 },
  });
});

test('as SARIF no text is a link, and no name of a file leads elsewhere', () => {
  const file = 'content/a?b#c%2f\ud800.yaml';
  const message = 'url "[x](https://evil.example/)" \\ {0} {a} is wrong.';
  const [one] = reportIssues([{ file, line: 1, column: 1, code: 'bad-url', message }], () => 'x');
  assert.ok(one);
  const [result] = (JSON.parse(issueFormats.sarif([one])) as Sarif).runs[0]?.results ?? [];
  assert.equal(
    result?.message.text,
    'url "\\[x\\](https://evil.example/)" \\\\ {{0}} {a} is wrong.',
  );
  assert.deepEqual(result.locations[0]?.physicalLocation, {
    artifactLocation: { uri: 'content/a%3Fb%23c%252f%5Cud800.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 1, startColumn: 1 },
  });
});

test('nothing found is reported in each format too', () => {
  assert.equal(issueFormats.github([]), '');
  assert.deepEqual(JSON.parse(issueFormats.json([])), { version: 1, issues: [] });
  assert.deepEqual((JSON.parse(issueFormats.sarif([])) as Sarif).runs[0]?.results, []);
});

interface Sarif {
  version: string;
  runs: {
    tool: { driver: { rules: { id: string; helpUri: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: { physicalLocation: unknown }[];
    }[];
  }[];
}

test('shows the lines of a issue in YAML, in frontmatter and in a body, and none of a whole file', async (context) => {
  const folder = await writeContent(
    changeContent({
      'resources/kvm-api.yaml': ['kind: documentation', 'kind: documentaton'],
      'topics/kvm.mdx': [/$/, '\nAn open { brace.\n'],
      'resources/old.txt': 'No resource.\n',
    }),
  );
  context.after(() => rm(folder, { recursive: true }));
  const { issues } = await loadCatalog(folder);
  const frameOf = createIssueFrames(folder);
  const frames = new Map(issues.map((issue) => [issue.code, frameOf(issue)]));
  assert.match(
    frames.get('unknown-value') ?? '',
    /^> {1,2}\d+ \| kind: documentaton\n +\| {7}\^$/m,
  );
  assert.match(frames.get('mdx-syntax') ?? '', /^> \d+ \| An open \{ brace\.\n +\| {9}\^$/m);
  assert.ok(frames.has('wrong-extension'));
  assert.equal(frames.get('wrong-extension'), undefined);
});

const text = Array.from({ length: 12 }, (_, i) => `line ${i + 1}`).join('\n');
const frame = (of: string, line: number, column: number) =>
  formatCodeFrame(of, { line, column })?.split('\n');

test('shows three lines before and after, and a caret below the column', () => {
  assert.deepEqual(frame(`${text}\n`, 9, 6), [
    '   6 | line 6',
    '   7 | line 7',
    '   8 | line 8',
    '>  9 | line 9',
    '     |      ^',
    '  10 | line 10',
    '  11 | line 11',
    '  12 | line 12',
  ]);
});

test('shows fewer lines at the ends of a file', () => {
  assert.deepEqual(frame('a: 1\r\nb: 2\r\n', 1, 1), ['> 1 | a: 1', '    | ^', '  2 | b: 2']);
  assert.deepEqual(frame('a: 1\n', 2, 1), ['  1 | a: 1', '> 2 |', '    | ^']);
  assert.equal(frame('', 1, 1), undefined);
  assert.equal(frame('a', 3, 1), undefined);
});

test('shows hidden characters as codes, and keeps the caret in its place', () => {
  assert.deepEqual(frame('\u001b[2J\u202ea', 1, 6), [
    '> 1 | \\u001b[2J\\u202ea',
    '    |                ^',
  ]);
  assert.deepEqual(frame('\ta', 1, 2), ['> 1 |   a', '    |   ^']);
  assert.deepEqual(frame('虚拟x', 1, 3), ['> 1 | 虚拟x', '    |     ^']);
});

test('cuts a long line around the column', () => {
  const [line = '', caret = ''] = frame(`${'a'.repeat(300)}!${'b'.repeat(300)}`, 1, 301) ?? [];
  assert.match(line, /^> 1 \| …a+!b+…$/);
  assert.equal(line.length, 6 + 102);
  assert.equal(caret.indexOf('^'), line.indexOf('!'));
});
