import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { engineFolder } from '../src/files/engine.ts';

// Compiles what Node runs of the engine into `lib`: in a package Node refuses TypeScript. The sources are packed beside
// it, for Astro.
const engine = engineFolder();
rmSync(join(engine, 'lib'), { recursive: true, force: true });
const compiler = join(engine, 'node_modules/typescript/bin/tsc');
const project = join(engine, 'scripts/tsconfig.package.json');
const { status } = spawnSync(process.execPath, [compiler, '--project', project], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
