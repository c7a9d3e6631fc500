/** Constants that the docs and examples of several rules share. Here, so that a browser that loads a check loads no docs. */

export const modeline = '# yaml-language-server: $schema=../schema/resource.json\n';

/** A topic up to its sections, which an example adds, with "---" after them. */
export const topic = '---\ntitle: Basics\nsummary: What everybody needs first.\nsections:\n';
export const reading = '  - id: reading\n    title: Reading\n';
export const news = '  - id: news\n    title: News\n';

/** A whole file of a resource. */
export const guide = `${modeline}title: The guide\nurl: https://docs.example/guide/\nkind: tutorial\nsummary: Walks through everything once.\nplacements:\n  - topic: basics\n    section: reading\n`;

/** The file of a retired resource in parts; its status and reason, or what is wrong, are between them. */
export const oldCourse =
  'title: An Old Course\nurl: https://old.example/\nkind: course\nsummary: Eight lessons without exercises.\n';
export const olderCourse =
  'title: An Older Course\nurl: https://older.example/\nkind: course\nsummary: Eight lessons without exercises.\n';
export const retired = 'status: deprecated\nreason: Its author has taken it down.\n';
export const placed = 'placements:\n  - topic: basics\n    section: reading\n';

/** Who found out that several rules are worth having. */
export const exercism = { by: 'exercism', at: 'https://github.com/exercism/configlet' };
export const hecat = { by: 'hecat', at: 'https://github.com/nodiscc/hecat' };
export const awesomeGo = { by: 'awesome-go', at: 'https://github.com/avelino/awesome-go' };
export const awesomeLint = {
  by: 'awesome-lint',
  at: 'https://github.com/sindresorhus/awesome-lint',
};
export const webFeatures = {
  by: 'web-features',
  at: 'https://github.com/web-platform-dx/web-features',
};
export const electronApps = { by: 'electron/apps', at: 'https://github.com/electron/apps' };
export const freeProgrammingBooks = {
  by: 'free-programming-books',
  at: 'https://github.com/EbookFoundation/free-programming-books',
};
