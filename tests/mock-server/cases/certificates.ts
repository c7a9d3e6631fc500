import { page } from '../responses.ts';
import type { ServerCase } from '../server-case.ts';

/** A host that differs from the others in its certificate only. */
function host(
  id: string,
  row: Pick<ServerCase, 'what' | 'outcome' | 'reason' | 'requests'>,
): ServerCase {
  const place = `${id}.secure.example/page`;
  return { id, url: `https://${place}`, responders: { [place]: page() }, ...row };
}

export const certificates: ServerCase[] = [
  host('valid', {
    what: 'has a certificate in order',
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  }),
  host('expired', {
    what: 'has a certificate that has expired',
    outcome: 'failed',
    reason: 'certificate-expired',
    requests: 0,
  }),
  host('self-signed', {
    what: 'has a certificate that it signed itself',
    outcome: 'failed',
    reason: 'certificate-self-signed',
    requests: 0,
  }),
  host('other-name', {
    what: 'has a certificate for another name',
    outcome: 'failed',
    reason: 'certificate-name',
    requests: 0,
  }),
];
