import { writeFileSync } from 'node:fs';
import { readme, renewReadme } from './readme.ts';

writeFileSync(readme, await renewReadme());
