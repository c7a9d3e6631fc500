import { page } from '../answers.ts';
import type { FaultCase } from '../fault-case.ts';

/** A host that differs from the others in its certificate only. */
function host(
  id: string,
  row: Pick<FaultCase, 'what' | 'outcome' | 'reason' | 'requests'>,
): FaultCase {
  const place = `${id}.secure.example/page`;
  return { id, url: `https://${place}`, answers: { [place]: page() }, ...row };
}

export const certificates: FaultCase[] = [
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
