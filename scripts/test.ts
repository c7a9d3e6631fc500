import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sumCounts, type Counts } from './test-counts.ts';
import { type Stage, stages } from './test-stages.ts';

const HELP = `Usage: npm test -- [options]

Runs every check in order and ends with a line "N passed, N failed, N skipped".

Tests are counted one by one, every other stage as one. A failure does not stop the other stages.

Options:
  --only <stage>   only this stage; repeatable:
${stages.map(({ name, about }) => `                     ${name.padEnd(13)}  ${about}`).join('\n')}
  --help           show this help

Exit codes:
  0  all passed
  1  something failed
  2  could not run`;

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
// Hundreds of processes read the same modules: what one has compiled, the next only loads.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/compiled');
try {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, only: { type: 'string', multiple: true } },
  });
  if (values.help === true) console.log(HELP);
  else process.exitCode = await runStages(chooseStages(values.only ?? []));
} catch (error) {
  console.error(`The tests could not run: ${(error as Error).message}\n\nSee npm test -- --help`);
  process.exitCode = 2;
}

async function runStages(chosen: Stage[]): Promise<number> {
  const results = new Map<string, Counts>();
  for (const stage of chosen) {
    const missing = stage.needs?.find((need) => (results.get(need)?.failed ?? 0) > 0);
    console.log(`\n── ${stage.name}: ${stage.about}`);
    if (missing !== undefined) {
      console.log(`   not run, as "${missing}" failed`);
      results.set(stage.name, { passed: 0, failed: 1, skipped: 0 });
      continue;
    }
    const start = performance.now();
    const counts = await stage.run();
    results.set(stage.name, counts);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`   ${stage.name}: ${formatCounts(counts)}, ${seconds} s`);
  }
  const faulty = [...results].filter(([, { failed }]) => failed > 0).map(([name]) => name);
  if (faulty.length > 0) console.log(`\nFailed: ${faulty.join(', ')}`);
  const total = sumCounts([...results.values()]);
  console.log(`\n${formatCounts(total)}`);
  return total.failed === 0 ? 0 : 1;
}

function chooseStages(names: string[]): Stage[] {
  for (const name of names) {
    if (!stages.some((stage) => stage.name === name)) throw new Error(`no stage "${name}".`);
  }
  return names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name));
}

function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
