/**
 * The environment in which git runs: nothing of it points at another repository, changes what git prints, or lets it
 * ask somebody. A hook, for one, runs its commands with GIT_DIR set.
 */
export function cleanEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = Object.entries(environment).filter(([name]) => !/^GIT_/i.test(name));
  return {
    ...Object.fromEntries(own),
    // What is said is read by us.
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // A partial clone would ask its origin for what it lacks.
    GIT_NO_LAZY_FETCH: '1',
  };
}
