/** One page of every kind, with its address below the base path. */
export const pages = [
  { kind: 'home', address: '' },
  { kind: 'topics', address: 'topics/' },
  { kind: 'topic', address: 'topics/io-virtualization/' },
  { kind: 'resources', address: 'resources/' },
  { kind: 'resource', address: 'resources/kvmtool/' },
  { kind: 'paths', address: 'paths/' },
  { kind: 'path', address: 'paths/theory-to-code/' },
  { kind: 'progress', address: 'progress/' },
  { kind: 'reading list', address: 'saved/' },
  { kind: 'search', address: 'search/' },
  { kind: 'glossary', address: 'glossary/' },
  { kind: 'term', address: 'glossary/ept/' },
  { kind: 'contribute', address: 'contribute/' },
  { kind: 'about', address: 'about/' },
  { kind: 'offline', address: 'offline/' },
  { kind: 'missing page', address: 'no-such-page/' },
] as const;
