import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createJsonSchemas, formatJsonSchema } from '../src/catalog/json-schema.ts';

const FOLDER = 'public/schema';
const HELP = `npm run schemas [-- --check]

Writes the JSON Schema files that editors use, from the schemas in src/catalog/schema, to ${FOLDER}.

  --check      only tells which files are stale
  --help       this text

Exit code: 0 fresh or written, 1 stale, 2 could not run.`;

try {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, check: { type: 'boolean' } },
  });
  if (values.help) console.log(HELP);
  else process.exitCode = await run(values.check ?? false);
} catch (error) {
  console.error(`The schemas could not be written: ${(error as Error).message}\n\n${HELP}`);
  process.exitCode = 2;
}

async function run(checkOnly: boolean): Promise<number> {
  await mkdir(FOLDER, { recursive: true });
  let stale = 0;
  for (const [name, schema] of createJsonSchemas()) {
    const file = `${FOLDER}/${name}.json`;
    const text = formatJsonSchema(schema);
    const old = await readFile(file, 'utf8').catch(() => '');
    if (old === text) continue;
    stale += 1;
    if (!checkOnly) await writeFile(file, text);
    console.log(`${file} ${checkOnly ? 'is stale. Run: npm run schemas' : 'written.'}`);
  }
  if (stale === 0) console.log('The JSON Schema files are fresh.');
  return checkOnly && stale > 0 ? 1 : 0;
}
