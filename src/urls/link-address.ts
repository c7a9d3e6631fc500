/** The address by which a link is requested and remembered: without fragment; `undefined` if it is not http. */
export function addressOfLink(link: string): string | undefined {
  const parsed = URL.canParse(link) ? new URL(link) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) return undefined;
  parsed.hash = '';
  return parsed.href;
}

/** What is between the slashes behind the scheme and the path. */
const AUTHORITY = /^https?:\/\/([^/?#\\]*)/i;
const NOT_IN_HOST = /[\s<>"^`{|}\\]/u;
const LONGEST_LABEL = 63;
const LONGEST_HOST = 253;

/**
 * Why a text is malformed as a web address, as a predicate; `undefined` if it is not, or has another scheme. No
 * request can be made to such an address.
 */
export function describeMalformed(written: string): string | undefined {
  // Browsers pass over what nobody sees in front of an address.
  const address = written.replace(/^[\u0000-\u0020]+/, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  // "docs.example:8080/x" has no scheme, though a parser takes its host for one.
  const hasNone = scheme === undefined || scheme.includes('.') || /^localhost:\d/i.test(address);
  if (hasNone) return 'does not start with https:// or http://';
  if (scheme !== 'http' && scheme !== 'https') return undefined;
  const authority = AUTHORITY.exec(address)?.[1];
  if (authority === undefined) return `does not have "//" after "${scheme}:"`;
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1);
  if (hostAndPort === '') return 'has no host';
  return describeHost(hostAndPort, address);
}

function describeHost(hostAndPort: string, address: string): string | undefined {
  if (hostAndPort.startsWith('[')) {
    const end = hostAndPort.indexOf(']');
    if (end === -1) return 'has a "[" before its host, but no "]" after it';
    return (
      describePort(hostAndPort.slice(end + 1)) ??
      (URL.canParse(address)
        ? undefined
        : `has the host "${hostAndPort.slice(0, end + 1)}", which is not an IPv6 address`)
    );
  }
  const colon = hostAndPort.indexOf(':');
  const host = colon === -1 ? hostAndPort : hostAndPort.slice(0, colon);
  const port = colon === -1 ? '' : hostAndPort.slice(colon);
  if (host === '') return 'has no host';
  const letter = NOT_IN_HOST.exec(host)?.[0];
  if (letter !== undefined)
    return letter.trim() === ''
      ? 'has a space in its host'
      : `has the character "${letter}" in its host`;
  const labels = host.replace(/\.$/, '').split('.');
  if (labels.includes('')) return `has the host "${host}", with nothing between two dots`;
  const wrongPort = describePort(port);
  if (wrongPort !== undefined) return wrongPort;
  const label = labels.find((part) => /^xn--/i.test(part) && !isPunycode(part.slice(4)));
  if (label !== undefined)
    return `has the part "${label}" in its host, which is not valid Punycode`;
  if (!URL.canParse(address)) return describeUnparsed(host, labels);
  const { hostname } = new URL(address);
  const ascii = hostname.replace(/\.$/, '').split('.');
  if (hostname.length > LONGEST_HOST) return `has a host of more than ${LONGEST_HOST} characters`;
  if (ascii.some(({ length }) => length > LONGEST_LABEL))
    return `has a part of its host of more than ${LONGEST_LABEL} characters`;
  return undefined;
}

function describePort(port: string): string | undefined {
  if (port === '' || port === ':') return undefined;
  const digits = /^:(\d+)$/.exec(port)?.[1];
  if (digits === undefined)
    return `has the port "${port.replace(/^:/, '')}", which is not a number`;
  return Number(digits) > 65_535 ? `has the port ${digits}; the highest port is 65535` : undefined;
}

function describeUnparsed(host: string, labels: string[]): string {
  if (host.includes('%')) return `has "%" in its host "${host}"`;
  if (/^(?:\d+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? ''))
    return `has the host "${host}", which is not an IPv4 address`;
  return `has the host "${host}", which is not a valid host name`;
}

/** Whether the rest of a label behind `xn--` stands for letters beyond ASCII, by RFC 3492; Node takes any. */
function isPunycode(encoded: string): boolean {
  const dash = encoded.lastIndexOf('-');
  const digits = [...encoded.slice(dash + 1).toLowerCase()];
  let length = Math.max(dash, 0);
  let [code, place, bias] = [128, 0, 72];
  for (let first = true; digits.length > 0; first = false) {
    const before = place;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(digits.shift() ?? '');
      if (digit === -1) return false;
      // Letters come before figures.
      const value = digit < 10 ? digit + 26 : digit - 10;
      place += value * weight;
      const least = Math.min(26, Math.max(1, k - bias));
      if (value < least) break;
      weight *= 36 - least;
    }
    length += 1;
    let delta = Math.floor((place - before) / (first ? 700 : 2));
    delta += Math.floor(delta / length);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(place / length);
    if (code > 0x10ffff) return false;
    place = (place % length) + 1;
  }
  return code > 160;
}
