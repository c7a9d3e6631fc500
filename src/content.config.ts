import { defineCollection } from 'astro:content';
import { createRequire } from 'node:module';
import { engineModule } from './files/engine.ts';

// Node reads these files itself: Vite would transform a hundred modules for them at every start.
const load = createRequire(engineModule('src/content.config'));
const { schemas } = load(engineModule('src/rules/schemas')) as typeof import('./rules/schemas.ts');
const { mdxLoader, yamlLoader } = load(
  engineModule('src/site/yaml-loader'),
) as typeof import('./site/yaml-loader.ts');

export const collections = {
  resources: defineCollection({ loader: yamlLoader('resources'), schema: schemas.resource }),
  topics: defineCollection({ loader: mdxLoader('topics'), schema: schemas.topic }),
  paths: defineCollection({ loader: mdxLoader('paths'), schema: schemas['learning-path'] }),
  pages: defineCollection({ loader: mdxLoader('pages'), schema: schemas.page }),
  glossary: defineCollection({ loader: yamlLoader('glossary'), schema: schemas.glossary }),
  exceptions: defineCollection({
    loader: yamlLoader('exceptions'),
    schema: schemas.exceptions.element,
  }),
  site: defineCollection({ loader: yamlLoader('site'), schema: schemas.site }),
};
