import { promises, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction, BlockList } from 'node:net';
import { requestErrors } from '../../link-health/evidence.ts';

const PORTS = new Set(['', '80', '443', '8080', '8443']);

/** Whether a port, as a URL has it, is one for the web. */
export function isWebPort(port: string): boolean {
  return PORTS.has(port);
}

/**
 * Creates the guard that decides which addresses may be requested.
 *
 * @throws {RangeError} if an `allowed` range is malformed
 */
export function createAddressGuard(
  allowed: string[],
  resolve: Resolve = (hostname) => promises.lookup(hostname, { all: true }),
): AddressGuard {
  const isPrivate = createPrivacyCheck(allowed);
  const isPlainlyPrivate = createPrivacyCheck();
  const isAllowed = (address: string) => isPlainlyPrivate(address) && !isPrivate(address);

  const check = (addresses: string[], isOnWebPort: boolean): RefusedError | undefined => {
    const hidden = addresses.find(isPrivate);
    if (hidden !== undefined) return new RefusedError('PRIVATE_ADDRESS', hidden);
    return isOnWebPort || addresses.every(isAllowed)
      ? undefined
      : new RefusedError('FORBIDDEN_PORT');
  };

  return {
    refusalOf(url) {
      if (!['http:', 'https:'].includes(url.protocol)) return new RefusedError('FORBIDDEN_SCHEME');
      if (url.username || url.password) return new RefusedError('CREDENTIALS');
      const address = url.hostname.replace(/^\[|\]$/g, '');
      // A literal address is never looked up.
      if (isIP(address) !== 0) return check([address], isWebPort(url.port));
      return isWebPort(url.port) || allowed.length > 0
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
          isWebPort(port),
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
const PRIVATE_V4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by a provider
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // metadata of a cloud
  '169.254.0.0/16', // link-local, metadata of clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '224.0.0.0/3', // multicast, reserved, broadcast
];
const PRIVATE_V6 = [
  '::/96', // unspecified, loopback, IPv4-compatible
  '::ffff:0:0:0/96', // translated IPv4
  '64:ff9b:1::/48', // local translation
  '100::/64', // discard
  '2001::/32', // Teredo, which hides an IPv4 address
  'fc00::/7', // private
  'fe80::/10', // link-local
  'fec0::/10', // site-local
  'ff00::/8', // multicast
  ...PRIVATE_V4.flatMap(embedInV6),
];

/**
 * Creates the function that checks whether an IP address is private, except in the `allowed` ranges.
 *
 * @throws {RangeError} if a range is malformed
 */
export function createPrivacyCheck(allowed: string[] = []): (address: string) => boolean {
  const isPrivate = createRangeCheck([...PRIVATE_V4, ...PRIVATE_V6]);
  const isAllowed = createRangeCheck(allowed);
  return (address) => {
    const bare = address.replace(/%.*$/, '');
    return isIP(bare) === 0 || (isPrivate(bare) && !isAllowed(bare));
  };
}

/**
 * Creates the function that checks whether an IP address is in one of the ranges, each written as `10.0.0.0/8` or as
 * one address.
 *
 * @throws {RangeError} if a range is malformed
 */
export function createRangeCheck(ranges: string[]): (address: string) => boolean {
  const familyOf = (address: string) => (isIP(address) === 4 ? 'ipv4' : 'ipv6');
  const list = new BlockList();
  for (const range of ranges) {
    const [, address = '', digits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
    const widest = isIP(address) === 4 ? 32 : 128;
    const prefix = digits === undefined ? widest : Number(digits);
    if (isIP(address) === 0 || prefix > widest)
      throw new RangeError(`"${range}" is not a range of addresses. Write one such as 10.0.0.0/8.`);
    list.addSubnet(address, prefix, familyOf(address));
  }
  return (address) => list.check(address, familyOf(address));
}

/** The two ranges of IPv6 whose addresses carry those of a range of IPv4: for translation (NAT64), and for 6to4. */
function embedInV6(range: string): string[] {
  const [address = '', prefix] = range.split('/');
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const hextets = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  return [`64:ff9b::${address}/${96 + Number(prefix)}`, `2002:${hextets}::/${16 + Number(prefix)}`];
}
