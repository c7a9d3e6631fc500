import { type Case } from './small-content.ts';

const circle = '<circle cx="4" cy="4" r="3"/>';
const draw = (inside: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg"${more} viewBox="0 0 8 8">\n${inside}\n</svg>\n`;
const settings = (fields: string): Case['change'] => ({
  'site.yaml': ['topics: [kvm, tools]', `topics: [kvm, tools]\n${fields}`],
});
const accents = (light: string, dark: string) =>
  settings(`theme:\n  accent:\n    light: ${light}\n    dark: ${dark}`);
const conduct = '---\ntitle: Conduct\nsummary: How we treat each other.\n---\n\nBe kind.\n';

/** The SVG of each case, with what the issue says it contains. */
const drawings: [name: string, svg: string, says: string][] = [
  ['a script', draw('<script>alert(1)</script>'), 'a script'],
  ['a script of another prefix', draw('<x:script>alert(1)</x:script>'), 'a script'],
  ['a handler', draw(circle, ' onload="alert(1)"'), 'the attribute "onload"'],
  ['a handler in capitals', draw(circle, ' ONLOAD="alert(1)"'), 'the attribute "ONLOAD"'],
  ['HTML', draw('<foreignObject/>'), 'the element "<foreignObject>"'],
  ['an animation that could set a link', draw('<set/>'), 'the element "<set>"'],
  ['a link', draw('<a/>'), 'the element "<a>"'],
  ['an image', draw('<image href="https://evil.example/a.png"/>'), 'the element "<image>"'],
  [
    'parts of another file',
    draw('<use href="https://evil.example/a.svg#b"/>'),
    'a link to "https://evil.example/a.svg#b", but may only use parts of itself',
  ],
  [
    'parts of another file under a prefix of its own',
    draw('<use z:href="data:image/svg+xml,a"/>', ' xmlns:z="http://www.w3.org/1999/xlink"'),
    'a link to "data:image/svg+xml,a", but may only use parts of itself',
  ],
  [
    'a style that loads',
    draw('<style>@import "//evil.example"</style>'),
    'a style that loads something',
  ],
  [
    'a style that loads behind a reference to a character',
    draw('<style>r{fill:&#117;<!-- -->rl(//evil.example)}</style>'),
    'a style that loads something',
  ],
  [
    'an attribute that loads',
    draw('<path fill="url(//evil.example/#a)"/>'),
    '"fill" that loads something',
  ],
  ['a document type', `<!DOCTYPE svg [<!ENTITY a "b">]>\n${draw(circle)}`, 'a document type'],
  [
    'a style sheet of its own',
    `<?xml-stylesheet href="//evil.example/a.css"?>\n${draw(circle)}`,
    'a processing instruction',
  ],
  [
    'another encoding',
    `<?xml version="1.0" encoding="ISO-2022-JP"?>\n${draw(circle)}`,
    'another encoding than UTF-8',
  ],
  [
    'elements of HTML under the name of a drawing',
    draw(circle).replace('2000/svg', '1999/xhtml'),
    'the namespace "http://www.w3.org/1999/xhtml"',
  ],
  ['no drawing', '<title>A</title>\n', 'no drawing: its first element is not "<svg>"'],
];

/** The cases of the look of a catalog, of its pages and of its files. */
export const look: Case[] = [
  {
    name: 'names a newer format, and reads nothing else',
    change: {
      'site.yaml': ['name: Small', 'format: 2\nname: Small\nnames: [a]'],
      'resources/kvmtool.yaml': '',
    },
    says: [
      'site.yaml:2:9  unknown-format  the content has format 2, but this version of Cairn reads format 1, so nothing else was read. Update Cairn to a version that reads it.',
    ],
  },
  {
    name: 'names an older format',
    change: { 'site.yaml': ['name: Small', 'format: 0\nname: Small'] },
    says: [
      'site.yaml:2:9  unknown-format  the content has format 0, but this version of Cairn reads format 1, so nothing else was read. Write "format: 1"; CHANGELOG.md says what else changes.',
    ],
  },
  {
    name: 'names a format that is no version',
    change: { 'site.yaml': ['name: Small', 'format: one\nname: Small'] },
    says: ['site.yaml:2:9  unknown-value  format "one" does not exist. Use one of: 1.'],
  },
  {
    name: 'names accents that cannot be read, with the nearest that can',
    change: accents('"#ffd60a"', '"#123456"'),
    says: [
      'site.yaml:17:12  low-contrast  theme accent light "#ffd60a" has a contrast of 1.2:1 on the light background "#f0f0ec", but needs 4.5:1. Choose a darker colour, such as "#806b05".',
      'site.yaml:18:11  low-contrast  theme accent dark "#123456" has a contrast of 1.3:1 on the dark background "#191b1d", but needs 4.5:1. Choose a lighter colour, such as "#71859a".',
    ],
  },
  {
    name: 'names an accent that is no colour, and one that YAML takes for a comment',
    change: accents('url(x)', '#7cc0ff'),
    says: [
      'site.yaml:17:12  bad-colour  theme accent light "url(x)" is not a colour. Write "#" and six hexadecimal digits, in quotes: "#0b5cad".',
      'site.yaml:18:11  text-as-comment  YAML reads "#7cc0ff" as a comment, so theme accent dark is empty. Write "#7cc0ff", with the quotes, or move the comment to its own line.',
    ],
  },
  {
    name: 'names a look that does not exist',
    change: settings('theme: { corners: rounded, font: comic, background: red }'),
    says: [
      'site.yaml:15:19  unknown-value  theme corners "rounded" does not exist. Did you mean "round"?',
      'site.yaml:15:34  unknown-value  theme font "comic" does not exist. Use one of: system, humanist, geometric, serif.',
      'site.yaml:15:41  unknown-key  "background" is not a field of theme. Remove it, or check its spelling.',
    ],
  },
  {
    name: 'names a logo outside of the folder',
    change: settings('theme: { logo: ../../secret.png }'),
    says: [
      'site.yaml:15:16  bad-logo  theme logo "../../secret.png" is not the path of a picture. Write its path within content/public, such as "logo.svg".',
    ],
  },
  {
    name: 'names a logo that is not there',
    change: { ...settings('theme: { logo: logo.png }'), 'public/logo.svg': draw(circle) },
    says: [
      'site.yaml:15:16  missing-logo  "logo.png" does not exist in content/public. Did you mean "logo.svg"?',
    ],
  },
  {
    name: 'names a part of the home page that appears twice, and one that does not exist',
    change: settings('home: [topics, topics, news]'),
    says: [
      'site.yaml:15:16  doubled-id  "topics" appears twice. Remove one of them.',
      'site.yaml:15:24  unknown-value  home 3 "news" does not exist. Use one of: paths, topics, picks, recent, before.',
    ],
  },
  {
    name: 'names pages that are not there, not listed, listed twice, or too long for the navigation',
    change: {
      ...settings('pages:\n  navigation: [rules, conduct]\n  footer: [conduct, imprint]'),
      'pages/rules.mdx': conduct.replace('Conduct', 'Rules that everybody keeps'),
      'pages/conduct.mdx': conduct,
      'pages/thanks.mdx': conduct,
    },
    says: [
      'pages/rules.mdx:2:8  long-page-name  "Rules that everybody keeps" has 26 characters, but the navigation has room for 20. Add a shorter "label".',
      'pages/thanks.mdx:2:1  unlisted-page  content/site.yaml does not list page "thanks". Add it to "navigation" or "footer" of "pages" there.',
      'site.yaml:17:12  doubled-id  "conduct" appears twice. Remove one of them.',
      'site.yaml:17:21  unknown-page  page "imprint" does not exist. Check its spelling, or create it.',
    ],
  },
  {
    name: 'names pages at addresses of the engine',
    change: {
      ...settings('pages: { footer: [health, imprint] }'),
      'pages/health.mdx': conduct,
      'pages/imprint.mdx': conduct.replace('---\n\n', 'formerly: [tags]\n---\n\n'),
    },
    says: [
      'pages/health.mdx:2:1  reserved-address  "/health/" is an address of Cairn\'s own. Choose another id.',
      'pages/imprint.mdx:4:12  reserved-address  "/tags/" is an address of Cairn\'s own. Choose another id.',
    ],
  },
  {
    name: 'names what is wrong in the text of a page',
    change: {
      ...settings('pages: { footer: [conduct] }'),
      'pages/conduct.mdx': `${conduct}\nSee [it](/topics/kvmm/), ![a loaf](/loaf.png) and {alert(1)}.\n`,
    },
    says: [
      'pages/conduct.mdx:8:5  broken-reference  "/topics/kvmm/" does not exist on this site. Did you mean "/topics/kvm/"?',
      'pages/conduct.mdx:8:26  broken-reference  "/loaf.png" does not exist on this site. Check its spelling.',
      'pages/conduct.mdx:8:51  code-in-body  "{alert(1)}" would run as code. Write "\\{alert(1)\\}" to show it as text.',
    ],
  },
  {
    name: 'names files that are of no kind that is copied, or at an address of the engine',
    change: {
      'public/index.html': '<p>Hello</p>',
      'public/run.js': 'alert(1)',
      'public/data.PNG': 'a',
      'public/robots.txt': 'User-agent: *\n',
      'public/Topics/kvm.txt': 'a\n',
    },
    says: [
      'public/Topics/kvm.txt:1:1  reserved-address  "/Topics" is an address of Cairn\'s own. Give the folder another name.',
      'public/data.PNG:1:1  public-file-type  "data.PNG" is not of a kind that is copied. Use one of .avif, .gif, .ico, .jpeg, .jpg, .png, .svg, .txt, .webp, or the file CNAME.',
      'public/index.html:1:1  reserved-address  "/index.html" is an address of Cairn\'s own. Give the file another name.',
      'public/robots.txt:1:1  reserved-address  "/robots.txt" is an address of Cairn\'s own. Give the file another name.',
      'public/run.js:1:1  public-file-type  "run.js" is not of a kind that is copied. Use one of .avif, .gif, .ico, .jpeg, .jpg, .png, .svg, .txt, .webp, or the file CNAME.',
    ],
  },
  {
    name: 'names files with names that no address can hold, or that are one on some systems',
    change: {
      'public/our loaf.txt': 'a\n',
      'public/a/b/c/d/e.txt': 'a\n',
      'public/Loaf.txt': 'a\n',
      'public/loaf.txt': 'a\n',
    },
    says: [
      'public/a/b/c/d:1:1  unexpected-file  "a/b/c/d" is more than 3 folders deep, so it is not read. Move it up.',
      'public/loaf.txt:1:1  wrong-case  "loaf.txt" and "Loaf.txt" are the same file on Windows and macOS. Rename one of them.',
      'public/our loaf.txt:1:1  public-file-name  "our loaf.txt" is no name for an address. Use letters from a to z, digits, ".", "-" and "_".',
    ],
  },
  {
    name: 'names pictures that are something else, or too large',
    change: {
      'public/a.png': '<html><script>alert(1)</script></html>',
      'public/b.jpg': '',
      'public/c.txt': new Uint8Array([0xff, 0xfe, 0x61]),
      'public/d.txt': 'a'.repeat(1024 * 1024 + 1),
    },
    says: [
      'public/a.png:1:1  public-file-content  the file is not a PNG picture, or is damaged. Export the picture again.',
      'public/b.jpg:1:1  public-file-content  the file is not a JPG picture, or is damaged. Export the picture again.',
      'public/c.txt:1:1  not-utf8  the file is not UTF-8. Save it as UTF-8.',
      'public/d.txt:1:1  file-too-large  the file is 1025 KB. Keep it below 1024 KB.',
    ],
  },
  {
    name: 'names too many files',
    change: Object.fromEntries(
      Array.from({ length: 201 }, (_, i) => [`public/t/${i}.txt`, 'a\n'] as const),
    ),
    says: [
      'public:1:1  file-too-large  the folder has more than 200 files. Keep only what pages show.',
    ],
  },
  {
    name: 'names a CNAME that is no host name',
    change: { 'public/CNAME': 'https://list.example\nother.example\n' },
    says: [
      'public/CNAME:1:1  bad-cname  CNAME contains "https://list.example\\nother.example", which is not a host name. Write one name, such as "list.example.org".',
    ],
  },
  ...drawings.map(([what, svg, says]): Case => ({
    name: `names a picture that contains ${what}`,
    change: { 'public/a.svg': svg },
    says: [
      `public/a.svg:1:1  public-file-content  the picture contains ${says}. Export it as a plain SVG, or use a PNG.`,
    ],
  })),
];
