import { inOrder, page, redirect, status } from '../responses.ts';
import type { ServerCase } from '../server-case.ts';

// Loopback stands for what is private: 127.0.0.2 and 127.0.0.3 may be requested by option, the canary never.
const CANARY = '127.0.0.9';
const refused = { outcome: 'refused', reason: 'private-address' } as const;

/** Redirects to what must not be requested. */
function leadsTo(id: string, target: string, what: string): ServerCase {
  return {
    id,
    what: `redirects to ${what}`,
    responders: { '/page': redirect(302, target) },
    ...refused,
    requests: 1,
  };
}

export const privateAddresses: ServerCase[] = [
  {
    id: 'private-literal',
    what: 'is written as a private address',
    url: `http://${CANARY}/page`,
    ...refused,
    requests: 0,
  },
  {
    id: 'private-number',
    what: 'is a private address written as one number',
    url: 'http://2130706441/page',
    ...refused,
    requests: 0,
  },
  {
    id: 'private-dot',
    what: 'is a private address with a dot behind it',
    url: `http://${CANARY}./page`,
    ...refused,
    requests: 0,
  },
  {
    id: 'localhost',
    what: 'is the machine itself by its name',
    url: 'http://localhost/page',
    names: { localhost: [['127.0.0.1', '::1']] },
    ...refused,
    requests: 0,
  },
  {
    id: 'metadata',
    what: 'is the address at which clouds give out secrets',
    url: 'http://169.254.169.254/latest/meta-data/',
    ...refused,
    requests: 0,
  },
  {
    id: 'private-name',
    what: 'has a name that leads to a private address',
    names: { 'private-name.example': [[CANARY]] },
    ...refused,
    requests: 0,
  },
  {
    id: 'half-private-name',
    what: 'has a name that leads to an open and to a private address',
    names: { 'half-private-name.example': [['127.0.0.2', CANARY]] },
    ...refused,
    requests: 0,
  },
  {
    id: 'changing-name',
    what: 'has a name that leads to a private address from the second look-up on',
    names: { 'changing-name.example': [['127.0.0.2'], [CANARY]] },
    responders: { '/page': page() },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
  {
    id: 'changing-name-500',
    what: 'responds with 500, and has a name that leads to a private address afterwards',
    names: { 'changing-name-500.example': [['127.0.0.2'], [CANARY]] },
    responders: {
      '/page': inOrder((exchange) => {
        exchange.response.shouldKeepAlive = false;
        status(500)(exchange);
      }, page()),
    },
    ...refused,
    requests: 1,
  },
  leadsTo('to-literal', `http://${CANARY}/page`, 'a private address'),
  leadsTo('to-mapped', `http://[::ffff:${CANARY}]/page`, 'a private address, mapped into IPv6'),
  leadsTo('to-ipv6', 'http://[::1]/page', 'the machine itself by IPv6'),
  leadsTo('to-octal', 'http://0177.0.0.9/page', 'a private address, written in octal'),
  leadsTo('to-metadata', 'http://169.254.169.254/', 'the address at which clouds give out secrets'),
  {
    ...leadsTo('to-private-name', 'http://hidden.example/page', 'a name of a private address'),
    names: { 'hidden.example': [[CANARY]] },
  },
  {
    id: 'user',
    what: 'names a user and a password',
    url: 'http://user:secret@user.example/page',
    outcome: 'refused',
    reason: 'credentials',
    requests: 0,
  },
  {
    id: 'to-user',
    what: 'redirects to an address with a name and a password',
    responders: { '/page': redirect(302, 'http://user:secret@to-user.example/page') },
    outcome: 'refused',
    reason: 'credentials',
    requests: 1,
  },
  {
    id: 'to-mail-port',
    what: 'redirects to the port of a mail server',
    responders: { '/page': redirect(302, 'http://203.0.113.7:25/') },
    outcome: 'refused',
    reason: 'forbidden-port',
    requests: 1,
  },
  {
    id: 'other-port',
    what: 'names a port that is not for the web',
    url: 'http://203.0.113.7:9200/',
    outcome: 'refused',
    reason: 'forbidden-port',
    requests: 0,
  },
];
