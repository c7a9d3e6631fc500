import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const LIST = `# Bread

## Baking

All about ovens.

- [Loaf](https://loaf.example/) - A bread.

## Eating

- [Butter](https://butter.example/) - Goes on top.
`;

test('cairn dev shows a saved line of a list on every page, and warns of nothing', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-'));
  const list = join(folder, 'README.md');
  await writeFile(list, LIST);
  const server = spawn(
    process.execPath,
    ['scripts/dev.ts', '--host', '127.0.0.1', '--port', '0', '--content', list],
    { cwd: join(import.meta.dirname, '..'), env: { ...process.env, ASTRO_DEV_BACKGROUND: '0' } },
  );
  process.on('exit', () => server.kill());
  context.after(async () => {
    const gone = once(server, 'exit');
    server.kill();
    await Promise.race([gone, sleep(5000, undefined, { ref: false })]);
    await rm(folder, { recursive: true });
  });
  let printed = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (data) => (printed += String(data)));
  const waitFor = async (page: string, shows: string) => {
    let text = '';
    for (let i = 0; i < 300 && server.exitCode === null; i += 1) {
      const [origin] = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(printed) ?? [];
      const response =
        origin === undefined ? undefined : await fetch(origin + page).catch(() => undefined);
      text = (await response?.text()) ?? '';
      if (text.includes(shows)) return;
      await sleep(100);
    }
    assert.fail(`${page} did not follow: ${text.slice(0, 300)}\n${printed}`);
  };
  await waitFor('/resources/loaf/', 'A bread.');
  await waitFor('/topics/baking/', 'All about ovens.');
  await waitFor('/topics/eating/', 'Butter');

  await writeFile(list, LIST.replace('A bread', 'A sour one').replace('ovens', 'stones'));
  await waitFor('/resources/loaf/', 'A sour one.');
  await waitFor('/topics/baking/', 'All about stones.');
  await writeFile(list, `${LIST}- [Jam](https://jam.example/) - Red.\n`);
  await waitFor('/resources/jam/', 'Red.');
  await writeFile(join(folder, 'cairn.yaml'), 'entries: { Jam: { authors: [Dora Elm] } }\n');
  await waitFor('/resources/jam/', 'Dora Elm');
  assert.deepEqual(printed.match(/\[WARN\].*/g) ?? [], []);
});
