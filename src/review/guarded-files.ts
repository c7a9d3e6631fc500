/** The files that hold nothing but data: no line of them can run. Topics and paths are MDX, which can. */
const DATA = /^content\/(?:resources\/[^/]+|site|glossary|exceptions)\.yaml$/;

/**
 * The files of a change that want a closer look: code, what builds and guards the site, MDX, and what only machines
 * write. `files` are paths from the root of the repository, and the content lies in `content/`.
 */
export function findGuarded(files: string[]): string[] {
  return files.filter((file) => !DATA.test(file)).toSorted();
}
