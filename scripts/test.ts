import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createCommand, runAsProgram, type CommandIo } from './command.ts';
import { sumCounts, type Counts } from './test-counts.ts';
import { quickStages, type Stage, stages } from './test-stages.ts';

export const HELP = `Usage: npm test -- [options]

Runs every check in order and ends with a line "N passed, N failed, N skipped".

Tests are counted one by one, every other stage as one. A failure does not stop the other stages.

Options:
  --quick          only what to run while you work, about a fifth of the whole:
                     ${quickStages
                       .map(({ name }) => name)
                       .slice(0, 6)
                       .join(', ')},
                     ${quickStages
                       .map(({ name }) => name)
                       .slice(6)
                       .join(', ')}
  --only <stage>   only this stage; repeatable:
${stages.map(({ name, about }) => `                     ${name.padEnd(13)}  ${about}`).join('\n')}
  --help           show this help

Exit codes:
  0  all passed
  1  something failed
  2  could not run`;

/** Runs `npm test`. */
export const main = createCommand({ help: HELP, failure: 'The tests could not run' }, test);

async function test(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  // Hundreds of processes read the same modules: what one has compiled, the next only loads.
  process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/compiled');
  // Properties are tested with fewer examples.
  if (values.quick) process.env['QUICK_TESTS'] = '1';
  return runStages(chooseStages(values.quick ? quickStages : stages, values.only), io);
}

async function runStages(chosen: Stage[], io: CommandIo): Promise<number> {
  const results = new Map<string, Counts>();
  for (const stage of chosen) {
    const missing = stage.needs?.find((need) => (results.get(need)?.failed ?? 0) > 0);
    io.out(`\n── ${stage.name}: ${stage.about}`);
    if (missing !== undefined) {
      io.out(`   not run, as "${missing}" failed`);
      results.set(stage.name, { passed: 0, failed: 1, skipped: 0 });
      continue;
    }
    const [start, worked] = [performance.now(), readWork()];
    const counts = await stage.run();
    results.set(stage.name, counts);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const cpu = (readWork() - worked).toFixed(1);
    io.out(`   ${stage.name}: ${formatCounts(counts)}, ${seconds} s, CPU ${cpu} s`);
  }
  const faulty = [...results].filter(([, { failed }]) => failed > 0).map(([name]) => name);
  if (faulty.length > 0) io.out(`\nFailed: ${faulty.join(', ')}`);
  const total = sumCounts([...results.values()]);
  io.out(`\n${formatCounts(total)}`);
  return total.failed === 0 ? 0 : 1;
}

/** How many seconds all processors of this machine have worked, for whatever program: browsers outlive who began them. */
function readWork(): number {
  const sum = cpus().reduce((all, { times: { user, nice, sys } }) => all + user + nice + sys, 0);
  return sum / 1000;
}

function chooseStages(from: Stage[], names: string[]): Stage[] {
  for (const name of names) {
    if (!from.some((stage) => stage.name === name)) throw new Error(`no stage "${name}".`);
  }
  return names.length === 0 ? from : from.filter(({ name }) => names.includes(name));
}

function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

await runAsProgram(import.meta.filename, main);
