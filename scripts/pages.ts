import { build } from 'astro';
import type { AstroRoot } from '../src/build/astro-root.ts';
import { createInlineConfig } from '../src/site/astro-config.ts';

// Builds the pages into the folder that is named: the build starts it in a process of its own, where Astro's root is.
const [out = '', place = ''] = process.argv.slice(2);
const config = createInlineConfig(JSON.parse(place) as AstroRoot, out);
// Astro remembers files of an earlier build, which may have been of another folder that is gone.
await build({ ...config, logLevel: 'silent', force: true });
