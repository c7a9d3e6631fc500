import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { writeChanged } from '../tests/bad-content/small-content.ts';
import {
  createMeasure,
  formatJson,
  formatTable,
  measureBuild,
  measureCheck,
  type Row,
} from './bench.ts';

test('measures check and build, each next to the least that it could cost', async (context) => {
  const content = await writeChanged(context, {});
  const site = join(content, 'made/site');
  const rows: Row[] = [];
  const ran: string[] = [];
  const said: string[] = [];
  const run = async ([file = '', ...args]: string[]) => {
    ran.push([basename(file), ...args].join(' ').replaceAll(content, '.'));
    if (!file.includes('build.')) return { cpu: 1, elapsed: 2, memory: 30 };
    for (const page of ['index.html', 'a/index.html', 'feed.xml']) {
      await mkdir(dirname(join(site, page)), { recursive: true });
      await writeFile(join(site, page), 'x'.repeat(500_000));
    }
    return { cpu: 4, elapsed: 2, memory: 40 };
  };
  const measure = createMeasure(rows, 3, { run, say: (line) => said.push(line) });
  await measureCheck(content, measure);
  const peer = { name: 'Peer', commandOf: () => ({ program: 'peer', args: ['build'] }) };
  await measureBuild(content, site, measure, [peer]);
  assert.equal(said[1], '3 resources, check of the content: 1.00 s');
  assert.deepEqual(ran, [
    'bench-floor.ts parse ./resources',
    'check.ts .',
    'build.ts --content . --out ./made/site --external off',
    'bench-floor.ts write ./made/site-plain 2 500000',
    'build',
  ]);
  assert.equal(
    formatTable(rows),
    `resources  what                            CPU s   clock s    MB of memory   files      MB   ratio
        3  Node that parses the YAML        1.00      2.00              30
        3  check of the content             1.00      2.00              30                   1.00 × Node that parses the YAML
        3  build                            4.00      2.00              40       3     1.5   4.00 × Node that writes 2 pages, 4.00 × Peer, 2 bare pages
        3  Node that writes 2 pages         1.00      2.00              30
        3  Peer, 2 bare pages               1.00      2.00              30`,
  );
  const { figures, growth } = JSON.parse(formatJson(rows, { build: 1 })) as {
    figures: { ratio: number; ratios: Record<string, number> }[];
    growth: Record<string, number>;
  };
  assert.equal(figures[2]?.ratio, 4);
  assert.deepEqual(figures[2].ratios, { 'Peer, 2 bare pages': 4 });
  assert.deepEqual(growth, { build: 1 });
});
