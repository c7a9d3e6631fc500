import type { AstroInlineConfig } from 'astro';

/** The options of a server, as `parseArgs` takes them. */
export const serverOptions = {
  port: { type: 'string' },
  host: { type: 'string' },
  open: { type: 'boolean', default: false },
  'allowed-hosts': { type: 'string' },
} as const;

/** Their lines in a help. */
export const SERVER_HELP = `  --port <number>           port (default: 4321, or the next free port)
  --host [<address>]        make the site available to other machines
  --allowed-hosts <names>   host names to accept, separated by commas
  --open                    open the site in a browser`;

/**
 * What the server of Astro is given.
 *
 * @param values what `parseArgs` made of `serverOptions`
 * @throws {RangeError} if the port is none
 */
export function readServer(values: ServerValues): NonNullable<AstroInlineConfig['server']> {
  const { port = '4321', host, open = false, 'allowed-hosts': names } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new RangeError(`--port "${port}" is not a port. Write a number up to 65535.`);
  return {
    port: Number(port),
    host: host === '' ? true : (host ?? false),
    open,
    ...(names !== undefined && { allowedHosts: names.split(',').map((name) => name.trim()) }),
  };
}

/** Arguments in which `--host` without an address is `--host=`, as only then every option has a value. */
export function completeHost(args: readonly string[]): string[] {
  return args.map((arg, i) =>
    arg === '--host' && (args[i + 1] ?? '-').startsWith('-') ? '--host=' : arg,
  );
}

/**
 * Splits the arguments of `cairn start` into those of the build and those of the server; what both have to know is in
 * both. The build refuses what it does not know.
 */
export function splitOptions(args: readonly string[]): { build: string[]; serve: string[] } {
  const split = { build: [] as string[], serve: [] as string[] };
  let targets = [split.build];
  for (const arg of completeHost(args)) {
    const [, name] = /^--([\w-]+)(?:=|$)/.exec(arg) ?? [];
    if (name !== undefined) {
      const isShared = ['out', 'base', 'content'].includes(name);
      const isServer = Object.hasOwn(serverOptions, name);
      targets = isShared ? [split.build, split.serve] : [isServer ? split.serve : split.build];
    }
    for (const target of targets) target.push(arg);
  }
  return split;
}

interface ServerValues {
  port?: string | undefined;
  host?: string | undefined;
  open?: boolean | undefined;
  'allowed-hosts'?: string | undefined;
}
