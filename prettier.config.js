/** @type {import('prettier').Config} */
export default {
  printWidth: 100,
  singleQuote: true,
  // Half the work of the parser that comes with Prettier.
  plugins: ['prettier-plugin-astro', '@prettier/plugin-oxc'],
  overrides: [{ files: '*.astro', options: { parser: 'astro' } }],
};
