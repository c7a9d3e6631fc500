/** The options of `npm start` that are for the server; all others are for the build, which refuses what it does not know. */
const serving = ['port', 'host', 'open', 'allowed-hosts'];
/** What the build is given and the server has to know too: as an option of its own, or in the environment. */
const shared = { out: '--outDir', base: 'CAIRN_BASE', content: 'CAIRN_CONTENT' } as const;

/**
 * Splits the arguments of `npm start` into those of the build and those of the server.
 *
 * @returns the arguments of each, and what the environment of the server has to hold
 */
export function splitOptions(args: readonly string[]): StartOptions {
  const options: StartOptions = { build: [], serve: [], environment: {} };
  let target = options.build;
  for (const [i, arg] of args.entries()) {
    const [, name, given] = /^--([\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name !== undefined) target = serving.includes(name) ? options.serve : options.build;
    target.push(arg);
    const value = given ?? args[i + 1];
    if (name === undefined || value === undefined || !isShared(name)) continue;
    if (name === 'out') options.serve.push(shared.out, value);
    else options.environment[shared[name]] = value;
  }
  return options;
}

/**
 * The arguments of Astro's server, which may run beside another one of the project, on another port: Astro refuses that
 * with a stack trace, unless it is to replace the other one.
 */
export function besideOthers(args: readonly string[]): string[] {
  const isOwn = args.some((arg) => ['--force', '--background', '--ignore-lock'].includes(arg));
  return isOwn ? [...args] : [...args, '--ignore-lock'];
}

function isShared(name: string): name is keyof typeof shared {
  return Object.hasOwn(shared, name);
}

interface StartOptions {
  build: string[];
  serve: string[];
  environment: Record<string, string>;
}
