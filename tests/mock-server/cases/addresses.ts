import { page } from '../responses.ts';
import type { ServerCase } from '../server-case.ts';

const fine = { outcome: 'ok', reason: 'answers', requests: 1 } as const;

export const addresses: ServerCase[] = [
  {
    id: 'idn',
    what: 'has a host with letters beyond ASCII',
    url: 'http://bücher.example/page',
    responders: { 'xn--bcher-kva.example/page': page() },
    ...fine,
  },
  {
    id: 'encoded',
    what: 'has a percent-encoded path',
    url: 'http://encoded.example/a%20b/%C3%A9t%C3%A9?q=%26',
    responders: { '/a%20b/%C3%A9t%C3%A9?q=%26': page() },
    ...fine,
  },
  {
    id: 'encoded-slash',
    what: 'has an encoded slash, which is not a slash',
    url: 'http://encoded-slash.example/a%2Fb',
    responders: { '/a%2Fb': page() },
    ...fine,
  },
  {
    id: 'bare-letters',
    what: 'has letters beyond ASCII in the path, not encoded',
    url: 'http://bare-letters.example/été',
    responders: { '/%C3%A9t%C3%A9': page() },
    ...fine,
  },
  {
    id: 'query',
    what: 'has a query with entities of HTML in it',
    url: 'http://query.example/page?a=1&copy=2&lt=3',
    responders: { '/page?a=1&copy=2&lt=3': page() },
    ...fine,
  },
  {
    id: 'odd-signs',
    what: 'has signs in the path that other languages give a meaning',
    url: `http://odd-signs.example/a|b[c]'d;e,f$g@h!(i)*~"<{`,
    responders: { [`/a|b[c]'d;e,f$g@h!(i)*~%22%3C%7B`]: page() },
    ...fine,
  },
  {
    id: 'long-address',
    what: 'has a path of 6,000 letters',
    url: `http://long-address.example/${'a'.repeat(6000)}`,
    responders: { [`/${'a'.repeat(6000)}`]: page() },
    ...fine,
  },
];
