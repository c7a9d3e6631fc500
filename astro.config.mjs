// For editors and for Astro's own commands; the commands of Cairn add the folders of the project that they run in.
import { createAstroConfig } from './src/site/astro-config.ts';

export default createAstroConfig();
