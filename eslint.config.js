import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import cairn from './lint-rules.js';

/** For components alone: oxlint holds the same rules in all other code, with much less work. */
export default defineConfig(
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  ...astro.configs['flat/recommended'],
  {
    plugins: { cairn },
    rules: {
      // Taking properties out by name is how an object is copied without them.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'cairn/one-way': 'error',
      'cairn/no-key-listeners': 'error',
    },
  },
);
