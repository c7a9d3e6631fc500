import { addresses } from './cases/addresses.ts';
import { badRedirects } from './cases/bad-redirects.ts';
import { barriers } from './cases/barriers.ts';
import { bodies } from './cases/bodies.ts';
import { certificates } from './cases/certificates.ts';
import { connections } from './cases/connections.ts';
import { fragments } from './cases/fragments.ts';
import { privateAddresses } from './cases/private-addresses.ts';
import { redirectTargets } from './cases/redirect-targets.ts';
import { redirects } from './cases/redirects.ts';
import { statuses } from './cases/statuses.ts';
import type { ServerCase } from './server-case.ts';

/** All cases, by subject, in the order of the README. */
export const casesBySubject: Record<string, ServerCase[]> = {
  'What a server responds': statuses,
  Redirects: redirects,
  'Where redirects lead': redirectTargets,
  'Redirects that lead nowhere': badRedirects,
  'Barriers, and pages that are not what they seem': barriers,
  Connections: connections,
  Bodies: bodies,
  Certificates: certificates,
  Fragments: fragments,
  'What must not be requested': privateAddresses,
  'Addresses with unusual letters': addresses,
};

export const allCases = Object.values(casesBySubject).flat();
