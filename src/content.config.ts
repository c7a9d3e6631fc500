import { defineCollection } from 'astro:content';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// Node reads these files as they are: Vite would transform a hundred modules for them at every start.
const load = createRequire(join(process.cwd(), 'src/content.config.ts'));
const { schemas } = load('./rules/schemas.ts') as typeof import('./rules/schemas.ts');
const { mdxLoader, yamlLoader } = load(
  './site/yaml-loader.ts',
) as typeof import('./site/yaml-loader.ts');

export const collections = {
  resources: defineCollection({ loader: yamlLoader('resources'), schema: schemas.resource }),
  topics: defineCollection({ loader: mdxLoader('topics'), schema: schemas.topic }),
  paths: defineCollection({ loader: mdxLoader('paths'), schema: schemas['learning-path'] }),
  glossary: defineCollection({ loader: yamlLoader('glossary'), schema: schemas.glossary }),
  exceptions: defineCollection({
    loader: yamlLoader('exceptions'),
    schema: schemas.exceptions.element,
  }),
  site: defineCollection({ loader: yamlLoader('site'), schema: schemas.site }),
};
