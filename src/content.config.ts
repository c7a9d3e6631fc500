import { defineCollection } from 'astro/content/config';
import { createRequire } from 'node:module';
import { engineModule } from './files/engine.ts';

// Node reads this file itself: Vite would transform a hundred modules for it at every start.
const { bodyLoader } = createRequire(engineModule('src/content.config'))(
  engineModule('src/site/body-loader'),
) as typeof import('./site/body-loader.ts');

export const collections = {
  topics: defineCollection({ loader: bodyLoader('topics') }),
  paths: defineCollection({ loader: bodyLoader('paths') }),
  pages: defineCollection({ loader: bodyLoader('pages') }),
};
