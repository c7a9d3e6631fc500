import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['.astro/', '.cache/', 'dist/', 'playwright-report/', 'test-results/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  ...astro.configs['flat/recommended'],
  {
    // Taking properties out by name is how an object is copied without them.
    rules: { '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }] },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.astro'],
    ignores: ['src/client/keys/pressed-key.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name="addEventListener"] > Literal[value=/^key(down|up|press)$/], CallExpression[callee.name="addEventListener"] > Literal[value=/^key(down|up|press)$/]',
          message:
            'Use onKey of src/client/keys/pressed-key.ts, which knows layouts and input methods.',
        },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    // The scripts inside .astro files carry names such as page.astro/1_1.ts, which no program holds.
    ignores: ['**/*.astro/*.ts'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // `test()` and `describe()` of node:test return promises that the runner awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'describe', 'it'], package: 'node:test' },
          ],
        },
      ],
    },
  },
);
