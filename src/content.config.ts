import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { resolve } from 'node:path';
import { contentFolder } from './catalog/read-content.ts';
import { exceptionSchema } from './catalog/schema/exceptions.ts';
import { schemas } from './catalog/schemas.ts';
import { yamlLoader } from './yaml-loader.ts';

const mdx = (folder: string) => glob({ base: resolve(contentFolder, folder), pattern: '*.mdx' });

export const collections = {
  resources: defineCollection({ loader: yamlLoader('resources'), schema: schemas.resource }),
  topics: defineCollection({ loader: mdx('topics'), schema: schemas.topic }),
  paths: defineCollection({ loader: mdx('paths'), schema: schemas['learning-path'] }),
  glossary: defineCollection({ loader: yamlLoader('glossary'), schema: schemas.glossary }),
  exceptions: defineCollection({ loader: yamlLoader('exceptions'), schema: exceptionSchema }),
  site: defineCollection({ loader: yamlLoader('site'), schema: schemas.site }),
};
