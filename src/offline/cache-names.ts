/** The caches of one version of one site; a host may hold several sites, each at its base path. */
type CacheNames = {
  /** The core: whole, or not there. */
  core: string;
  /** What a reader chose to keep, or, of a small site, all the rest. */
  kept: string;
  /** Pages that were visited, as many as are allowed. */
  seen: string;
};

/** Names the caches of a version. */
export function namesOf(base: string, version: string): CacheNames {
  const name = (part: string) => `${prefixOf(base)}${part}:${version}`;
  return { core: name('core'), kept: name('kept'), seen: name('seen') };
}

/** The cache for what stays from version to version: the choices of the reader. */
export function notesOf(base: string): string {
  return `${prefixOf(base)}notes`;
}

/** Which of these caches belong to the site at a base path, of whatever version. */
export function findOwn(names: string[], base: string): string[] {
  return names.filter((name) => name.startsWith(prefixOf(base)));
}

/** Which caches go when a version takes over: those of other versions of the same site. */
export function findOutdated(names: string[], base: string, version: string): string[] {
  const current = [...Object.values(namesOf(base, version)), notesOf(base)];
  return findOwn(names, base).filter((name) => !current.includes(name));
}

function prefixOf(base: string): string {
  // A base path begins and ends with a slash, so no prefix begins another one.
  return `cairn:${base}:`;
}
