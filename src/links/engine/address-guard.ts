import { promises, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { requestErrors } from '../../link-health/evidence.ts';
import { createPrivacyCheck } from './private-addresses.ts';

const PORTS = new Set(['', '80', '443', '8080', '8443']);

/** Creates what decides which addresses may be asked. Throws on an `allowed` range that is malformed. */
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
      // An address that is written out is never looked up.
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

/** Says that our own policy forbids or ends a request. */
export class RefusedError extends Error {
  readonly code: keyof typeof requestErrors;

  constructor(code: keyof typeof requestErrors, detail?: string) {
    super(requestErrors[code] + (detail === undefined ? '' : ` (${detail})`));
    this.code = code;
  }
}

/** Finds the addresses of a name; throws with a code such as `ENOTFOUND`. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

export interface AddressGuard {
  /** Why this address must not be asked, as far as it can be told without a look-up. */
  refusalOf: (url: URL) => RefusedError | undefined;
  /** A look-up for connections to this port, which gives exactly the addresses that it checked. */
  lookupFor: (port: string) => LookupFunction;
}
