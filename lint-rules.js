import { relative, resolve } from 'node:path';

/** The rooms of `src`: each imports only from those before it, as ARCHITECTURE.md draws them. */
export const rooms = [
  ...['text', 'urls', 'files', 'build', 'git', 'github', 'link-health'],
  ...['schema', 'source', 'list', 'catalog', 'rules', 'content', 'links', 'history', 'audit'],
  ...['progress', 'search', 'exports', 'contribute', 'map', 'offline', 'site'],
  ...['styles', 'client', 'components', 'layouts', 'pages'],
];
const roomOf = (file) => relative(resolve('src'), file).split('/')[0];

/** The ways of Node to change the disk, by module. */
const writers = [
  ...['appendFile', 'copyFile', 'cp', 'createWriteStream', 'default', 'link', 'open', 'rename'],
  ...['rm', 'rmdir', 'symlink', 'truncate', 'unlink', 'write', 'writeFile'],
];
const writersOf = {
  fs: [...writers, ...writers.map((name) => `${name}Sync`), 'promises'],
  'fs/promises': writers,
};

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

/** Reports an import of what changes the disk. One room does, so that no file is half written or written through a link. */
const noWriters = {
  create: (context) => {
    const check = ({ type, source, specifiers }) => {
      const names = writersOf[source?.value?.replace(/^node:/, '')];
      if (names === undefined) return;
      const wrong = (specifiers ?? []).find(({ imported, local }) =>
        names.includes((type === 'ImportDeclaration' ? imported : local)?.name ?? 'default'),
      );
      if (type === 'ExportAllDeclaration' || wrong)
        context.report({ node: wrong ?? source, message: 'Write files through src/files/.' });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** Reports a listener for keys. */
const noKeyListeners = {
  create: (context) => ({
    CallExpression: ({ callee, arguments: given }) => {
      const isListener = [callee.name, callee.property?.name].includes('addEventListener');
      if (isListener && given.some(({ value }) => /^key(?:down|up|press)$/.test(value)))
        context.report({
          node: callee,
          message:
            'Use onKey of src/client/keys/pressed-key.ts, which knows layouts and input methods.',
        });
    },
  }),
};

/** Reports an error that is written to the terminal as it is. */
const noConsoleErrors = {
  create: (context) => ({
    CallExpression: ({ callee }) => {
      if (callee.object?.name === 'console' && callee.property?.name === 'error')
        context.report({
          node: callee,
          message: 'Use err of CommandIo, which escapes what could move the cursor of a terminal.',
        });
    },
  }),
};

export default {
  meta: { name: 'cairn' },
  rules: {
    'one-way': oneWay,
    'no-writers': noWriters,
    'no-key-listeners': noKeyListeners,
    'no-console-errors': noConsoleErrors,
  },
};
