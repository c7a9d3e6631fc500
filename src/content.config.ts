import { defineCollection } from 'astro:content';
import { schemas } from './rules/schemas.ts';
import { mdxLoader, yamlLoader } from './site/yaml-loader.ts';

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
