import { defineCollection } from 'astro/content/config';
import { loadEngineModule } from './files/engine.ts';

// Node reads this file itself: Vite would transform a hundred modules for it at every start.
const { bodyLoader } =
  loadEngineModule<typeof import('./site/body-loader.ts')>('src/site/body-loader');

export const collections = {
  topics: defineCollection({ loader: bodyLoader('topics') }),
  paths: defineCollection({ loader: bodyLoader('paths') }),
  pages: defineCollection({ loader: bodyLoader('pages') }),
};
