import { isIP, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { createRangeCheck } from './address-guard.ts';

/** Settings of a proxy, which is the user's own choice: its address may be private. */
export interface Proxies {
  /** The proxy for a URL; `undefined` if it is requested directly. */
  proxyFor: (url: URL) => string | undefined;
  /** The message about it before a run, without passwords; `undefined` if there is no proxy. */
  note: string | undefined;
  /** Whether the proxy may resolve names that cannot be looked up here, whatever they lead to. */
  resolves: boolean;
}

/**
 * Reads `--proxy` (a URL, or `off`), or else the variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`,
 * also in lower case. The note names variables that are not usable.
 *
 * @throws {Error} if `--proxy` is not usable
 */
export function readProxies(
  option: string | undefined,
  environment: Record<string, string | undefined>,
  resolves = false,
): Proxies {
  if (option !== undefined && option !== 'off' && !isProxy(option))
    throw new Error(`--proxy "${hidePassword(option)}" is not an HTTP URL.`);
  const read = (name: string) =>
    [name.toLowerCase(), name].map((key) => environment[key]).find((value) => value);
  const all = read('ALL_PROXY');
  const found = { 'http:': read('HTTP_PROXY') ?? all, 'https:': read('HTTPS_PROXY') ?? all };
  const given = [...new Set(Object.values(found).filter((value) => value !== undefined))];
  if (option === 'off' || (option === undefined && given.length === 0))
    return {
      resolves: false,
      proxyFor: () => undefined,
      note:
        given.length > 0
          ? `Requests do not use ${given.map(hidePassword).join(' and ')}.`
          : undefined,
    };
  const exceptions = option === undefined ? (read('NO_PROXY') ?? '') : '';
  const usable = (value: string | undefined) =>
    value !== undefined && isProxy(withScheme(value)) ? withScheme(value) : undefined;
  const unusable = option === undefined ? given.filter((value) => !usable(value)) : [];
  const used = option === undefined ? given.filter(usable).map(withScheme) : [option];
  return {
    resolves,
    proxyFor: (url) => {
      if (option !== undefined) return option;
      return isExcepted(url, exceptions) ? undefined : usable(found[url.protocol as 'http:']);
    },
    note: [
      ...(used.length > 0
        ? [`Requests use the proxy ${used.map(hidePassword).join(' and ')}.`]
        : []),
      ...unusable.map(
        (value) =>
          `Requests do not use the proxy "${hidePassword(value)}", which is not an HTTP URL.`,
      ),
      ...(resolves && used.length > 0
        ? [
            'It resolves public names that cannot be looked up here, and only the proxy protects private addresses then.',
          ]
        : []),
    ].join(' '),
  };
}

/** Whether a host is in `NO_PROXY`: a name with all below it, an address, either with a port, or `*`. */
function isExcepted({ hostname, port, protocol }: URL, exceptions: string): boolean {
  const ports = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  const host = hostname.replaceAll(/^\[|\]$|\.$/g, '');
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      // An IPv6 address has a port only in brackets.
      const [, name = entry, only] = isIPv6(entry) ? [] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
      if (only !== undefined && only !== ports) return false;
      const bare = name.replaceAll(/^\[|\]$|^\*?\.|\.$/g, '');
      if (bare === '') return false;
      return isIP(host) === 0 ? isBelow(host, bare) : isInRange(host, bare);
    });
}

function isBelow(host: string, name: string): boolean {
  const ascii = name.includes('/') ? '' : domainToASCII(name);
  if (ascii === '') return false;
  return host === ascii || host.endsWith(`.${ascii}`);
}

/** Whether an address is the one given, or in a range such as `10.0.0.0/8`. */
function isInRange(host: string, range: string): boolean {
  try {
    return createRangeCheck([range])(host);
  } catch {
    return false;
  }
}

function isProxy(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return /^https?:$/.test(protocol);
}

/** Variables often leave the scheme out. */
function withScheme(value: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
}

function hidePassword(value: string): string {
  const text = withScheme(value);
  return URL.canParse(text)
    ? `${new URL(text).protocol}//${new URL(text).host}`
    : 'that is malformed';
}
