/** The files that hold nothing but data: no line of them can run. Topics and paths are MDX, which can. */
const DATA = /^content\/(?:resources\/[^/]+|site|glossary|exceptions)\.yaml$/;

/** What only a machine writes, by the branch from which it comes: the pages believe it. */
const machineFiles = new Map([['content/link-health.jsonl', 'link-health']]);

/**
 * The files of a change that want a closer look: code, what builds and guards the site, MDX, and what only machines
 * write. `files` are paths from the root of the repository, and the content lies in `content/`.
 */
export function findGuarded(files: string[]): string[] {
  return files.filter((file) => !DATA.test(file)).toSorted();
}

/**
 * The files of a change that only a machine writes, where the change does not come from the branch of that machine.
 * `branch` is the branch of this repository that a program proposes; nothing where a person or a fork proposes it.
 */
export function findMachineWritten(files: string[], branch?: string): string[] {
  return files
    .filter((file) => {
      const own = machineFiles.get(foldPath(file));
      return own !== undefined && own !== branch;
    })
    .toSorted();
}

/** A path as systems know it that tell neither capitals nor invisible characters apart. */
function foldPath(file: string): string {
  return file
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Mn}]/gu, '')
    .toLowerCase();
}
