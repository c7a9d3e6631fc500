import { promises, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction, BlockList } from 'node:net';
import { requestErrors } from '../../link-health/evidence.ts';

const PORTS = new Set(['', '80', '443', '8080', '8443']);

/**
 * Creates the guard that decides which addresses may be requested.
 *
 * @throws {RangeError} if an `allowed` range is malformed
 */
export function createAddressGuard(allowed: string[], resolve: Resolve = lookUp): AddressGuard {
  const isPrivate = createPrivacyCheck(allowed);
  const isPlainlyPrivate = createPrivacyCheck();
  const isAllowed = (address: string) => isPlainlyPrivate(address) && !isPrivate(address);

  const check = (addresses: string[], isWebPort: boolean): RefusedError | undefined => {
    const hidden = addresses.find(isPrivate);
    if (hidden !== undefined) return new RefusedError('PRIVATE_ADDRESS', hidden);
    return isWebPort || addresses.every(isAllowed) ? undefined : new RefusedError('FORBIDDEN_PORT');
  };

  return {
    refusalOf(url) {
      if (!['http:', 'https:'].includes(url.protocol)) return new RefusedError('FORBIDDEN_SCHEME');
      if (url.username || url.password) return new RefusedError('CREDENTIALS');
      const address = url.hostname.replace(/^\[|\]$/g, '');
      // A literal address is never looked up.
      if (isIP(address) !== 0) return check([address], PORTS.has(url.port));
      return PORTS.has(url.port) || allowed.length > 0
        ? undefined
        : new RefusedError('FORBIDDEN_PORT');
    },
    lookupFor: (port) => (hostname, options, callback) => {
      const respond = (addresses: LookupAddress[]) => {
        const [first] = addresses;
        if (!first)
          throw Object.assign(new Error(`no address of ${hostname}`), { code: 'ENOTFOUND' });
        const refusal = check(
          addresses.map(({ address }) => address),
          PORTS.has(port),
        );
        if (refusal) throw refusal;
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      };
      resolve(hostname)
        .then(respond)
        .catch((error: unknown) => {
          callback(error as NodeJS.ErrnoException, '', 0);
        });
    },
  };
}

function lookUp(hostname: string): Promise<LookupAddress[]> {
  return promises.lookup(hostname, { all: true });
}

/** A request that our own policy forbids or ends. */
export class RefusedError extends Error {
  readonly code: keyof typeof requestErrors;

  constructor(code: keyof typeof requestErrors, detail?: string) {
    super(requestErrors[code] + (detail === undefined ? '' : ` (${detail})`));
    this.code = code;
  }
}

/** Looks up the addresses of a name; throws an error with a code such as `ENOTFOUND`. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

export interface AddressGuard {
  /** Why this URL must not be requested, as far as it is known without a lookup. */
  refusalOf: (url: URL) => RefusedError | undefined;
  /** A lookup for connections to this port, which returns exactly the addresses that it checked. */
  lookupFor: (port: string) => LookupFunction;
}

/** Ranges that no catalog may make us request, each with its purpose. */
const PRIVATE_V4: [range: string, prefix: number][] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by a provider
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // metadata of a cloud
  ['169.254.0.0', 16], // link-local, metadata of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['224.0.0.0', 3], // multicast, reserved, broadcast
];
const PRIVATE_V6: [range: string, prefix: number][] = [
  ['::', 96], // unspecified, loopback, IPv4-compatible
  ['::ffff:0:0:0', 96], // translated IPv4
  ['64:ff9b:1::', 48], // local translation
  ['100::', 64], // discard
  ['2001::', 32], // Teredo, which hides an IPv4 address
  ['fc00::', 7], // private
  ['fe80::', 10], // link-local
  ['fec0::', 10], // site-local
  ['ff00::', 8], // multicast
];
/** Prefixes behind which an IPv6 address carries an IPv4 address, with their length. */
const CARRIERS: [prefix: string, length: number][] = [
  ['64:ff9b::', 96],
  ['2002:', 16],
];

/**
 * Creates the function that checks whether an IP address is private, except in the `allowed` ranges, written as
 * `10.0.0.0/8` or as one address.
 *
 * @throws {RangeError} if a range is malformed
 */
export function createPrivacyCheck(allowed: string[] = []): (address: string) => boolean {
  const isPrivate = new BlockList();
  const isAllowed = new BlockList();
  for (const [range, prefix] of PRIVATE_V4) {
    isPrivate.addSubnet(range, prefix, 'ipv4');
    for (const [carrier, length] of CARRIERS) {
      const carried = length === 96 ? carrier + range : `${carrier}${formatHextets(range)}::`;
      isPrivate.addSubnet(carried, length + prefix, 'ipv6');
    }
  }
  for (const [range, prefix] of PRIVATE_V6) isPrivate.addSubnet(range, prefix, 'ipv6');
  for (const range of allowed) {
    const { address, prefix, family } = parseRange(range);
    isAllowed.addSubnet(address, prefix, family);
  }
  return (address) => {
    const bare = address.replace(/%.*$/, '');
    const family = isIP(bare) === 4 ? 'ipv4' : 'ipv6';
    return isIP(bare) === 0 || (isPrivate.check(bare, family) && !isAllowed.check(bare, family));
  };
}

function parseRange(range: string): {
  address: string;
  prefix: number;
  family: 'ipv4' | 'ipv6';
} {
  const [, address = '', digits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  const version = isIP(address);
  const widest = version === 4 ? 32 : 128;
  const prefix = digits === undefined ? widest : Number(digits);
  if (version === 0 || prefix > widest) {
    throw new RangeError(`"${range}" is not a range of addresses. Write one such as 10.0.0.0/8.`);
  }
  return { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}

function formatHextets(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
