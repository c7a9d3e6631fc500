import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueNames } from '../src/contribute/new/values.ts';
import { runScript } from '../tests/run-script.ts';
import { commands } from './cairn.mjs';

for (const [
  name,
  {
    run: [script = ''],
  },
] of Object.entries(commands)) {
  // The others are programs of others, or nothing that a person runs.
  if (!script.startsWith('scripts/') || name === 'postinstall') continue;

  test(`${name} --help says in one form how to use it`, async () => {
    const { code, out, err } = await runScript(script.replace('scripts/', ''), ['--help']);
    assert.deepEqual([code, err], [0, '']);
    const command = ['start', 'test'].includes(name) ? name : `run ${name}`;
    const [usage = '', about = ''] = out.split('\n\n');
    assert.ok(usage.startsWith(`Usage: npm ${command} -- `), usage);
    // One sentence, perhaps with a list of what it is about.
    assert.match(about, /^[A-Z][^\n]*[^.:][.:](?:\n|$)/);
    assert.match(out, /\n\nOptions:\n(?: {2}.*\n)+ {2}--help +show this help\n\n/);
    assert.match(out, /\n\nExit codes:\n {2}\d[^]*\n$/);
    for (const line of out.split('\n')) assert.ok(line.length <= 100, line);
  });
}

test('new --help names the option of every value', async () => {
  const { out } = await runScript('new.ts', ['--help']);
  for (const name of valueNames.filter((one) => one !== 'address'))
    assert.ok(out.includes(`--${name} <`), name);
});
