import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntries, createSparseEntries } from '../../tests/small-entries.ts';
import { createCatalog } from './create-catalog.ts';
import data from './data/places-to-find.json' with { type: 'json' };
import { findPlaces, findRowPlace } from './resource-links.ts';
import type { ResourceData } from '../schema/resource.ts';
import { kinds, valuesOf } from '../schema/vocabulary.ts';

const author = { authors: ['A. Öne & Co', 'B. Two'] };
const paper = { kind: 'paper', title: 'C++? 100 % "x" #1/2', ...author } as const;
const words = 'C%2B%2B%3F%20100%20%25%20%22x%22%20%231%2F2%20A.%20%C3%96ne%20%26%20Co';
const chat = (network: string, name: string, server?: string) => ({
  kind: 'chat' as const,
  channel: { network, name, ...(server && { server }) },
});
const webSearch = (query: string) => `https://duckduckgo.com/?q=${query}`;

const cases: [name: string, data: Partial<ResourceData>, urls: string[]][] = [
  [
    'a paper: title and first author, percent-encoded',
    paper,
    [`https://scholar.google.com/scholar?q=${words}`, `https://dblp.org/search?q=${words}`],
  ],
  [
    'a paper with a DOI: its own page first',
    { kind: 'paper', title: 'P', doi: '10.1000/a(b)<c>#d' },
    [
      'https://doi.org/10.1000/a(b)%3Cc%3E%23d',
      'https://scholar.google.com/scholar?q=P',
      'https://dblp.org/search?q=P',
    ],
  ],
  [
    'a book',
    { kind: 'book', title: 'B', authors: ['One'] },
    ['https://search.worldcat.org/search?q=B%20One', 'https://openlibrary.org/search?q=B%20One'],
  ],
  [
    'a book with an ISBN: exactly this edition',
    { kind: 'book', title: 'B', isbn: '978-0-00-000000-2' },
    [
      'https://search.worldcat.org/search?q=bn%3A9780000000002',
      'https://openlibrary.org/isbn/9780000000002',
    ],
  ],
  [
    'a video channel: the search of its platform',
    { kind: 'video-channel', channel: { network: 'youtube', name: 'A & B' } },
    ['https://www.youtube.com/results?search_query=A%20%26%20B'],
  ],
  [
    'a video channel elsewhere',
    { kind: 'video-channel', title: 'V', channel: { network: 'Elsewhere', name: 'V' } },
    [webSearch('V%20Elsewhere')],
  ],
  [
    'IRC on a network with a web client',
    chat('OFTC', '#made-up'),
    ['https://webchat.oftc.net/?channels=%23made-up', 'ircs://irc.oftc.net/made-up'],
  ],
  [
    'IRC: a second prefix is part of the name',
    chat('Libera.Chat', '##c++', 'irc.eu.libera.chat'),
    ['https://web.libera.chat/?channels=%23%23c%2B%2B', 'ircs://irc.eu.libera.chat/%23%23c%2B%2B'],
  ],
  [
    'IRC elsewhere: not every reader has a client',
    { ...chat('Small', '#x', 'irc.small.example'), title: '#x' },
    ['ircs://irc.small.example/x', webSearch('%23x%20Small')],
  ],
  ...[
    'irc.a.example/x?y',
    'irc.a.example:6697',
    'user@irc.a.example',
    'irc.a.example#',
    'irc',
    '10.0.0.1',
    '[::1]',
    'chat.a.example',
    'irc .a.example',
  ].map((server): [string, Partial<ResourceData>, string[]] => [
    `IRC: "${server}" is no host of IRC`,
    { ...chat('Small', '#x', server), title: 'x' },
    [webSearch('x%20Small')],
  ]),
  ...['x', '#x,0', '#x y', '#', '#a\u0007'].map(
    (name): [string, Partial<ResourceData>, string[]] => [
      `IRC: ${JSON.stringify(name)} is no channel`,
      { ...chat('Small', name, 'irc.a.example'), title: 'x' },
      [webSearch('x%20Small')],
    ],
  ),
  ['Matrix', chat('Matrix', '#a:b.example'), ['https://matrix.to/#/%23a%3Ab.example']],
  [
    'half of a surrogate pair',
    { kind: 'blog', title: 'a\ud800', authors: ['b'] },
    [webSearch('a%EF%BF%BD%20b')],
  ],
];

for (const [name, resource, urls] of cases) {
  test(name, () => {
    assert.deepEqual(
      findPlaces(create(resource)).map(({ url }) => url),
      urls,
    );
  });
}

test('no kind is a dead end, and a row has one link over the web', () => {
  for (const kind of valuesOf(kinds)) {
    const resource = create({ kind, title: 'T', authors: ['A'] });
    assert.ok(findPlaces(resource).length > 0, kind);
    assert.match(findRowPlace(resource)?.url ?? '', /^https:/, kind);
  }
});

test('what has an address needs no place', () => {
  assert.deepEqual(findPlaces({ ...create(paper), url: 'https://a.example/' }), []);
  assert.equal(findRowPlace({ ...create(paper), url: 'https://a.example/' }), undefined);
});

test('says what each link does, and names its host', () => {
  const says = (resource: Partial<ResourceData>) =>
    findPlaces(create(resource)).map(({ label, host }) => `${label} (${host})`);
  assert.deepEqual(says({ kind: 'paper', title: 'P', doi: '10.1000/1' }), [
    'Look up DOI 10.1000/1 (doi.org)',
    'Search Google Scholar for “P” (scholar.google.com)',
    'Search DBLP for “P” (dblp.org)',
  ]);
  assert.deepEqual(says(chat('OFTC', '#x')), [
    'Join #x with OFTC web chat (webchat.oftc.net)',
    'Join #x with your IRC client (irc.oftc.net)',
  ]);
  const { short, name } = findRowPlace(create(chat('OFTC', '#x')))!;
  assert.equal(short, 'join on OFTC');
  assert.equal(name, 'join on OFTC: Join #x with OFTC web chat (webchat.oftc.net)');
  assert.equal(findRowPlace(create(paper))?.short, 'search');
});

test('every place has its reason, and an address of https but for IRC', () => {
  for (const { name, url, reason, ...row } of data.places) {
    assert.match(reason, /\S{3}/, name);
    assert.equal(url.startsWith('https://'), row.needs !== 'irc', name);
  }
});

function create(resource: Partial<ResourceData>) {
  const entries = createEntries({ sought: resource });
  delete entries.resources[0]?.data.url;
  return createCatalog(entries, '/').resources[0]!;
}

test('finds a place for what states neither address nor kind', () => {
  const entries = createSparseEntries({ letters: author });
  const data = entries.resources[0]?.data;
  delete data?.url;
  const [letters] = createCatalog(entries, '/').resources;
  assert.ok(letters && findRowPlace(letters));
});
