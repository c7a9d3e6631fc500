import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkBuiltSite, formatBuiltSiteReport, sourceOf } from './check.ts';

/** A site of two topics in which everything holds; a test adds what it is about. */
const SOUND = {
  'index.html': '<main><a href="/topics/kvm/">KVM</a></main>',
  'topics/kvm/index.html': '<h2 id="memory">Memory</h2><a href="#memory">Memory</a>',
};

const CASES: { says: string; files: Record<string, string>; base?: string; lines: string[] }[] = [
  {
    says: 'a link to a page that does not exist',
    files: { 'resources/kvmtool/index.html': '<a href="/topics/kvmm/">KVM</a>' },
    lines: [
      'resources/kvmtool/index.html (content/resources/kvmtool.yaml)  broken-link  "/topics/kvmm/" leads to no page. Did you mean "/topics/kvm/"? Correct the URL.',
    ],
  },
  {
    says: 'a fragment that its target page does not have',
    files: { 'paths/first/index.html': '<a href="/topics/kvm/#memmory">KVM</a>' },
    lines: [
      'paths/first/index.html (content/paths/first.mdx)  broken-fragment  "#memmory" does not exist on /topics/kvm/. Did you mean "memory"? Correct the fragment, or add the id to the page.',
    ],
  },
  {
    says: 'a fragment of the page itself',
    files: { 'glossary/index.html': '<a href="#ept">EPT</a>' },
    lines: [
      'glossary/index.html (content/glossary.yaml)  broken-fragment  "#ept" does not exist on /glossary/. Correct the fragment, or add the id to the page.',
    ],
  },
  {
    says: 'an address without the slash at its end',
    files: { 'about/index.html': '<a href="../topics/kvm">KVM</a>' },
    lines: [
      'about/index.html (src/pages/about.astro)  missing-slash  "../topics/kvm" redirects. Write "/topics/kvm/".',
    ],
  },
  {
    says: 'every asset that does not exist: images, candidates, scripts, styles, icons',
    files: {
      'about/index.html':
        '<img src="/a.png" srcset="/b.png 1x, /c.png 2x"><script src="/d.js"></script><link rel="stylesheet" href="/e.css"><svg><use href="/f.svg#x"/></svg>',
    },
    lines: ['a.png', 'b.png', 'c.png', 'd.js', 'e.css', 'f.svg#x'].map(
      (name) =>
        `about/index.html (src/pages/about.astro)  missing-asset  "/${name}" does not exist. Correct the URL, or add the file.`,
    ),
  },
  {
    says: 'what a stylesheet, a style element and a style attribute refer to',
    files: {
      '_astro/site.css': '/* url(old.png) */ body { background: url("../no.png"), url(data:x) }',
      'about/index.html': '<style>p { src: url(/no.woff2) }</style><p style="fill: url(#no)">',
    },
    lines: [
      '_astro/site.css (src/styles)  missing-asset  "../no.png" does not exist. Correct the URL, or add the file.',
      'about/index.html (src/pages/about.astro)  missing-asset  "/no.woff2" does not exist. Correct the URL, or add the file.',
      'about/index.html (src/pages/about.astro)  broken-fragment  "#no" does not exist on /about/. Correct the fragment, or add the id to the page.',
    ],
  },
  {
    says: 'forms, refreshes and the picture of a page on the address of the site',
    files: {
      'old/index.html':
        '<meta http-equiv="refresh" content="0;url=/new/"><meta property="og:image" content="https://cairn.example/no.png"><form action="/find/"></form>',
    },
    lines: [
      'old/index.html (src/pages/old.astro)  broken-link  "/new/" leads to no page. Correct the URL.',
      'old/index.html (src/pages/old.astro)  broken-link  "https://cairn.example/no.png" leads to no page. Correct the URL.',
      'old/index.html (src/pages/old.astro)  broken-link  "/find/" leads to no page. Correct the URL.',
    ],
  },
  {
    says: 'a link to a page that has moved',
    files: {
      'topics/hypervisor/index.html':
        '<meta http-equiv="refresh" content="0; url=/topics/kvm/"><a href="/topics/kvm/">KVM</a>',
      'about/index.html': '<a href="/topics/hypervisor/#memory">KVM</a>',
    },
    lines: [
      'about/index.html (src/pages/about.astro)  moved-page  "/topics/hypervisor/#memory" leads to a page that has moved. Write "/topics/kvm/".',
    ],
  },
  {
    says: 'an address outside the base path',
    base: '/our-list/',
    files: {
      'index.html': '<a href="/topics/kvm/">KVM</a>',
      'about/index.html':
        '<a href="/our-list">Home</a><link rel="canonical" href="https://cairn.example/about/">',
    },
    lines: [
      'about/index.html (src/pages/about.astro)  missing-slash  "/our-list" redirects. End it with "/".',
      'about/index.html (src/pages/about.astro)  outside-base  "https://cairn.example/about/" is outside the base path /our-list/. Put the base before it.',
      'index.html (src/pages/index.astro)  outside-base  "/topics/kvm/" is outside the base path /our-list/. Put the base before it.',
    ],
  },
  {
    says: 'a relative address on the page that stands in for every missing one',
    files: { '404.html': '<main id="main"><a href="#main">Skip</a><a href="topics/kvm/">KVM</a>' },
    lines: [
      '404.html (src/pages/404.astro)  relative-address  "topics/kvm/" leads elsewhere at each missing address. Begin it with "/".',
    ],
  },
  {
    says: 'an address that runs script, is malformed, is empty or leads to the reader’s machine',
    files: {
      'about/index.html':
        '<a href="javascript:alert(1)">a</a><a href="http://[">b</a><a href="/%E0%A4">c</a><img src=""><a href="http://localhost:4321/">d</a><a href="ircs://irc.a.example/x">e</a><form action="ircs://irc.a.example/x">',
    },
    lines: [
      'forbidden-scheme  "javascript:alert(1)" begins with "javascript:". Use https.',
      'malformed-address  "http://[" is not an address. Correct it.',
      'malformed-address  "/%E0%A4" is percent-encoded wrongly. Correct it.',
      'empty-address  src="" is empty. Give it an address, or remove it.',
      'local-address  "http://localhost:4321/" leads to the reader\'s own machine. Correct it.',
      'forbidden-scheme  "ircs://irc.a.example/x" opens a chat, so only a link may hold it.',
    ].map((text) => `about/index.html (src/pages/about.astro)  ${text}`),
  },
  {
    says: 'an id that stands twice on a page, once in what a script copies, or alike but for case',
    files: {
      'topics/io/index.html':
        '<main id="main">\n<section id="main"></section>\n<p id="a"><template><p id="a"></template><p id="A">',
      'mark.svg': '<svg>\n<g id="m"/><g id="m"/></svg>',
    },
    lines: [
      'mark.svg (public/mark.svg)  double-id  the id "m" is on lines 2 and 2, and a link to it finds only the first. Give one of them a different id.',
      'topics/io/index.html (content/topics/io.mdx)  double-id  the id "main" is on lines 1 and 2, and a link to it finds only the first. Give one of them a different id.',
    ],
  },
  {
    says: 'an empty page',
    files: { 'topics/index.html': '' },
    lines: [
      'topics/index.html (src/pages/topics/index.astro)  empty-page  the page is empty. Build it again.',
    ],
  },
  {
    says: 'a issue on many pages once',
    files: Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((id) => [`resources/${id}/index.html`, '<a href="/nowhere/">x</a>']),
    ),
    lines: [
      'resources/a/index.html (content/resources/a.yaml) and 3 other pages  broken-link  "/nowhere/" leads to no page. Correct the URL. Check their layout.',
    ],
  },
];

for (const { says, files, base = '/', lines } of CASES) {
  test(`reports ${says}`, () => {
    const report = check({ ...SOUND, ...files }, base);
    assert.deepEqual(formatBuiltSiteReport(report).split('\n').slice(0, -1), lines);
  });
}

test('finds nothing wrong with a sound site, at the root and under a base path', () => {
  for (const base of ['/', '/our-list/']) {
    const report = check(
      {
        'index.html': `<a name="end"></a><a href="${base}topics/kvm/?q=1#m%C3%A9moire">a</a><a href="#top">b</a><a href="#end">c</a><a href="">d</a><a href="#:~:text=KVM">e</a><svg><use href="${base}mark.svg#mark"/></svg>`,
        '404.html': `<a href="${base}">Home</a><link rel="stylesheet" href="${base}site.css">`,
        'old/index.html': `<meta http-equiv="refresh" content="0;url=${base}topics/kvm/"><link rel="canonical" href="https://cairn.example${base}topics/kvm/">`,
        'topics/kvm/index.html': `<h2 id="mémoire">é</h2><a href="../../">a</a><img src="../../mark.svg" alt=""><a href="mailto:a@cairn.example">b</a><img src="data:,x" alt="">`,
        'mark.svg': '<svg><g id="mark"/></svg>',
        'site.css': 'body { background: url(mark.svg) }',
      },
      base,
    );
    assert.equal(formatBuiltSiteReport(report), 'Built site: 4 pages, 15 references, 0 issues.');
  }
});

test('collects addresses on other hosts and on other sites of the same host', () => {
  const { external, issues } = check(
    {
      'index.html':
        '<a href="https://b.example/#x">b</a><a href="//a.example">a</a><a href="https://cairn.example/other/">c</a>',
    },
    '/our-list/',
  );
  assert.deepEqual(issues, []);
  assert.deepEqual(external, [
    'https://a.example/',
    'https://b.example/#x',
    'https://cairn.example/other/',
  ]);
});

test('never calls a folder without pages, or no folder, sound', () => {
  const report = check({ 'robots.txt': '' });
  assert.equal(report.pages, 0);
  assert.equal(report.issues[0]?.code, 'no-pages');
  const missing = checkBuiltSite(join(tmpdir(), 'cairn-no-such-folder'), '/');
  assert.equal(missing.issues[0]?.code, 'no-pages');
});

test('what a list says is the reader’s machine stops no build; what a page loads from there does', () => {
  const files = {
    'about/index.html':
      '<a href="http://localhost:4321/">a</a><script src="http://localhost:4321/x.js"></script>',
  };
  const codesOf = (isOfList: boolean) =>
    check(files, '/', isOfList).issues.map(({ reference }) => reference);
  assert.deepEqual(codesOf(true), ['http://localhost:4321/x.js']);
  assert.deepEqual(codesOf(false), ['http://localhost:4321/', 'http://localhost:4321/x.js']);
});

function check(files: Record<string, string>, base = '/', isOfList = false) {
  const dist = mkdtempSync(join(tmpdir(), 'cairn-dist-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dist, file)), { recursive: true });
      writeFileSync(join(dist, file), text);
    }
    return checkBuiltSite(dist, base, { address: 'https://cairn.example', isOfList });
  } finally {
    rmSync(dist, { recursive: true });
  }
}

const SOURCES = {
  'index.html': 'src/pages/index.astro',
  '404.html': 'src/pages/404.astro',
  'about/index.html': 'src/pages/about.astro',
  'contribute/new/index.html': 'src/pages/contribute/new.astro',
  'resources/index.html': 'src/pages/resources/index.astro',
  'resources/kvmtool/index.html': 'content/resources/kvmtool.yaml',
  'topics/kvm/index.html': 'content/topics/kvm.mdx',
  'paths/first/index.html': 'content/paths/first.mdx',
  'paths/first/whole/index.html': 'content/paths/first.mdx',
  'glossary/index.html': 'content/glossary.yaml',
  'changes/page/3/index.html': 'src/components/ChangeList.astro',
  'mark.svg': 'public/mark.svg',
  '_astro/site.css': 'src/styles',
};

for (const [page, source] of Object.entries(SOURCES)) {
  test(`leads from ${page} to ${source}`, () => assert.equal(sourceOf(page), source));
}
