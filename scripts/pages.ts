import { build } from 'astro';
import type { AstroRoot } from '../src/build/astro-root.ts';
import { describeFailure } from '../src/build/pages-failure.ts';
import { createInlineConfig } from '../src/site/astro-config.ts';

// Builds the pages into the folder that is named: the build starts it in a process of its own, where Astro's root is.
// Also what nobody awaited ends here: Node would print where in the code of others it happened.
for (const event of ['uncaughtException', 'unhandledRejection']) process.once(event, fail);
const [out = '', place = ''] = process.argv.slice(2);
try {
  const config = createInlineConfig(JSON.parse(place) as AstroRoot, out);
  // Astro remembers files of an earlier build, which may have been of another folder that is gone.
  await build({ ...config, logLevel: 'silent', force: true });
} catch (error) {
  fail(error);
}

/** Reports to the build what is wrong, and ends. */
function fail(error: unknown): void {
  process.send?.(describeFailure(error), () => process.exit(1));
}
