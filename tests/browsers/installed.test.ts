import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { findInstalled } from './installed.ts';

const noFirefox = 'Firefox is not installed (firefox-esr)';
const noWebKit = 'WebKit is not installed (webkit2gtk-driver, xvfb)';
const cases: [programs: string[], missing: string[]][] = [
  [[], [noFirefox, noWebKit]],
  [['firefox-esr', 'WebKitWebDriver', 'Xvfb'], []],
  [['firefox', 'WebKitWebDriver', 'Xvfb'], []],
  [['WebKitWebDriver', 'Xvfb'], [noFirefox]],
  [['firefox-esr', 'WebKitWebDriver'], [noWebKit]],
  [['firefox-esr', 'Xvfb'], [noWebKit]],
];

for (const [programs, missing] of cases)
  test(`names what is missing beside ${programs.join(', ') || 'nothing'}`, (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-path-'));
    context.after(() => {
      rmSync(folder, { recursive: true });
    });
    for (const name of programs) writeFileSync(join(folder, name), '', { mode: 0o755 });
    // A file that cannot be run is no program.
    writeFileSync(join(folder, 'firefox-esr.txt'), '', { mode: 0o644 });
    const installed = findInstalled(['/no/such/folder', '', folder].join(delimiter));
    assert.deepEqual(
      installed.flatMap((each) => each.missing ?? []),
      missing,
    );
  });
