import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import { relative, resolve } from 'node:path';
import tseslint from 'typescript-eslint';

/** The ways of Node to change the disk, by module. */
const writers = [
  'appendFile',
  'copyFile',
  'cp',
  'createWriteStream',
  'default',
  'link',
  'open',
  'rename',
  'rm',
  'rmdir',
  'symlink',
  'truncate',
  'unlink',
  'write',
  'writeFile',
];
const writersOf = {
  fs: [...writers, ...writers.map((name) => `${name}Sync`), 'promises'],
  'fs/promises': writers,
};

/** The rooms of `src`: each imports only from those before it, as ARCHITECTURE.md draws them. */
export const rooms = [
  ...['text', 'urls', 'files', 'build', 'git', 'github', 'link-health'],
  ...['schema', 'source', 'list', 'catalog', 'rules', 'content', 'links', 'history', 'audit'],
  ...['progress', 'search', 'exports', 'contribute', 'map', 'offline', 'site'],
  ...['styles', 'client', 'components', 'layouts', 'pages'],
];
const roomOf = (file) => relative(resolve('src'), file).split('/')[0];

/** Reports an import from a room that comes later, or from one that has no place in the order. */
const oneWay = {
  create: (context) => {
    const room = rooms.indexOf(roomOf(context.filename));
    const check = ({ source }) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const name = roomOf(resolve(context.filename, '..', source.value));
      if (rooms.includes(name) && rooms.indexOf(name) <= room) return;
      context.report({
        node: source,
        message: `"${rooms[room]}" may not import from "${name}", which does not come before it in the order of rooms.`,
      });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

export default defineConfig(
  globalIgnores([
    '.astro/',
    '.cache/',
    '.*.cairn-build/',
    'dist/',
    'lib/',
    'playwright-report/',
    'test-results/',
  ]),
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
    files: ['scripts/*.ts'],
    ignores: ['scripts/*.test.ts', 'scripts/{prepack,test-stages}.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.object.name="console"][callee.property.name="error"]',
          message: 'Use err of CommandIo, which escapes what could move the cursor of a terminal.',
        },
      ],
    },
  },
  {
    files: ['src/*/**/*.ts', 'src/*/**/*.astro'],
    ignores: ['**/*.test.ts'],
    plugins: { rooms: { rules: { 'one-way': oneWay } } },
    rules: { 'rooms/one-way': 'error' },
  },
  {
    // One room writes files, so that none is ever half written or written through a link.
    files: ['src/**/*.ts', 'scripts/**/*.ts'],
    ignores: [
      '**/*.test.ts',
      'src/files/**',
      // These write into a folder that takes the place of the site when it is whole.
      'src/build/**',
      'src/offline/write-offline.ts',
      'src/search/pagefind-index.ts',
      'src/search/write-large-index.ts',
      'src/site/host-files.ts',
      'src/site/public-files.ts',
      'src/site/row-packs.ts',
      'src/site/write-pages.ts',
      // A file of the workflow that runs them, to which each step adds.
      'src/github/workflow.ts',
      // What npm packs, and removes.
      'scripts/prepack.ts',
      // Results of tests and measurements, which nobody keeps.
      'scripts/bench.ts',
      'scripts/bench-floor.ts',
      'scripts/test-stages.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: Object.entries(writersOf).flatMap(([name, importNames]) =>
            [name, `node:${name}`].map((module) => ({
              name: module,
              importNames,
              message: 'Write files through src/files/.',
            })),
          ),
        },
      ],
    },
  },
);
