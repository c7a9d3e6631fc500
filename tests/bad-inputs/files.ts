import { modeline } from '../bad-content/small-content.ts';

/** A file of a resource as somebody may hand it in, and the codes of which one must tell. */
export type BadFile = [name: string, content: string | Uint8Array, codes: string[]];

const rest = `url: https://bad.example/
kind: tool
summary: Something bad.
placements:
- { topic: kvm, section: programs }
`;
const file = (head: string) => `${modeline}${head}\n${rest}`;
const laughs = (of: (i: number) => string) => Array.from({ length: 9 }, (_, i) => of(i)).join('\n');

/** Files that are no plain fields, or not what they seem. */
export const badFiles: BadFile[] = [
  ['nothing', '', ['empty-file']],
  ['spaces', ' \n\t\n', ['empty-file']],
  ['a comment alone', modeline, ['empty-file']],
  ['a byte order mark alone', '\ufeff', ['empty-file']],
  ['three dashes', `${modeline}---\n`, ['empty-value']],
  ['the word null', `${modeline}null\n`, ['empty-file', 'wrong-type', 'empty-value']],
  ['a text', `${modeline}just text\n`, ['wrong-type']],
  ['a number', `${modeline}42\n`, ['wrong-type']],
  ['a list', `${modeline}- a\n- b\n`, ['wrong-type']],
  ['JSON of a list', `${modeline}[1, 2]\n`, ['wrong-type']],
  ['JSON with a trailing comma', `${modeline}{"title": "T",, }\n`, ['malformed-yaml']],
  ['HTML', '<!doctype html><title>T</title>', ['missing-modeline', 'wrong-type', 'malformed-yaml']],
  ['a shell script', '#!/bin/sh\nrm -rf /\n', ['missing-modeline', 'wrong-type']],
  ['TOML', `${modeline}title = "T"\nurl = "x"\n`, ['wrong-type', 'malformed-yaml']],
  ['Markdown', `${modeline}# T\n\n- [x](y)\n`, ['wrong-type', 'malformed-yaml']],
  [
    'bytes of a picture',
    new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255, 254]),
    ['not-utf8'],
  ],
  ['UTF-16', Buffer.from(`\ufeff${file('title: T')}`, 'utf16le'), ['not-utf8']],
  ['Latin-1', Buffer.from(file('title: Gr\u00f6\u00dfe'), 'latin1'), ['not-utf8']],
  [
    'an overlong NUL',
    Buffer.concat([Buffer.from(modeline), Buffer.from([0xc0, 0x80])]),
    ['not-utf8'],
  ],
  [
    'half a surrogate',
    Buffer.concat([Buffer.from(modeline), Buffer.from([0xed, 0xa0, 0x80])]),
    ['not-utf8'],
  ],
  ['300 KB', file(`title: T # ${'x '.repeat(150_000)}`), ['file-too-large']],
  ['a line of 6,000 characters', file(`title: ${'x'.repeat(6000)}`), ['line-too-long']],
  ['a NUL in a text', file('title: "T\u0000"'), ['hidden-character', 'malformed-yaml']],
  ['a NUL in a key', file('ti\u0000tle: T'), ['unknown-key', 'malformed-yaml', 'missing-field']],
  ['an escaped NUL', file('title: "T\\0"'), ['hidden-character']],
  ['a byte order mark within', file('title: T\ufeffT'), ['hidden-character']],
  ['no modeline', `title: T\n${rest}`, ['missing-modeline']],
  [
    'a modeline of another schema',
    `# yaml-language-server: $schema=\ntitle: T\n${rest}`,
    ['missing-modeline'],
  ],
  ['a colon in a text', file('title: A: B'), ['malformed-yaml']],
  ['an open quote', file('title: "T'), ['malformed-yaml']],
  ['an open single quote', file("title: 'T"), ['malformed-yaml']],
  ['text behind a quote', file('title: "T" and more'), ['malformed-yaml']],
  ['an open bracket', file('aliases: [a, b'), ['malformed-yaml']],
  ['an open brace', file('level: { from: beginner'), ['malformed-yaml']],
  ['a bracket too many', file('aliases: [a]]'), ['malformed-yaml']],
  ['a tab for indentation', file('level:\n\tfrom: beginner'), ['malformed-yaml']],
  ['a field out of line', file('title: T\n  aliases: [a]'), ['malformed-yaml']],
  ['no colon', file('title T'), ['malformed-yaml']],
  ['no space behind a colon', file('title:T'), ['malformed-yaml']],
  ['a percent sign first', file('title: %T'), ['malformed-yaml']],
  ['an at sign first', file('title: @T'), ['malformed-yaml']],
  ['a backtick first', file('title: `T`'), ['malformed-yaml']],
  ['a wrong escape', file('title: "\\x"'), ['malformed-yaml']],
  ['an escape of no code point', file('title: "\\U00110000"'), ['malformed-yaml']],
  ['a wrong block header', file('title: >x\n  T'), ['malformed-yaml']],
  ['a block that is not indented', file('title: |\nT'), ['malformed-yaml']],
  ['two documents', file('title: T\n---\ntitle: U'), ['malformed-yaml']],
  ['a document end', file('title: T\n...\ntitle: U'), ['malformed-yaml']],
  ['a directive', `%YAML 1.1\n---\ntitle: T\n${rest}`, ['missing-modeline', 'malformed-yaml']],
  [
    'a directive of tags',
    `${modeline}%TAG ! tag:evil.example,2026:\n---\ntitle: !x T\n${rest}`,
    ['yaml-alias', 'malformed-yaml'],
  ],
  ['an anchor', file('title: &a T'), ['yaml-alias']],
  ['an alias of nothing', file('title: *a'), ['malformed-yaml', 'yaml-alias']],
  ['an anchor that holds itself', file('aliases: &a [*a]'), ['yaml-alias', 'malformed-yaml']],
  ['a merge', file('x: &x { title: T }\n<<: *x'), ['yaml-alias']],
  ['a merge of nothing', file('<<: { title: T }'), ['unknown-key', 'missing-field']],
  [
    'a billion laughs',
    file(
      `title: T\n${laughs((i) => (i === 0 ? 'l0: &l0 [x, x, x, x, x, x, x, x, x]' : `l${i}: &l${i} [${Array.from({ length: 9 }, () => `*l${i - 1}`).join(', ')}]`))}`,
    ),
    ['yaml-alias'],
  ],
  [
    'a quadratic blow-up',
    file(`a: &a ${'x'.repeat(4000)}\nb: [${'*a, '.repeat(900)}*a]`),
    ['yaml-alias'],
  ],
  [
    'a function of JavaScript',
    file('title: !!js/function "function () { process.exit(); }"'),
    ['yaml-alias'],
  ],
  ['an object of Python', file('title: !!python/object/apply:os.system ["id"]'), ['yaml-alias']],
  ['an object of Ruby', file('title: !ruby/object:Gem::Installer {}'), ['yaml-alias']],
  ['bytes', file('title: !!binary R0lGODlhDAAMAIQAAP'), ['yaml-alias']],
  ['a set', file('aliases: !!set { a, b }'), ['yaml-alias']],
  ['a tag of nobody', file('title: !x T'), ['yaml-alias']],
  ['a doubled field', file('title: T\ntitle: U'), ['doubled-key']],
  ['a field doubled in quotes', file('title: T\n"title": U'), ['doubled-key']],
  ['the prototype', file('title: T\n__proto__: { polluted: true }'), ['unknown-key']],
  ['the prototype in quotes', file('title: T\n"__proto__": { polluted: true }'), ['unknown-key']],
  [
    'the constructor',
    file('title: T\nconstructor: { prototype: { polluted: true } }'),
    ['unknown-key'],
  ],
  ['a method of every object', file('title: T\ntoString: x\nhasOwnProperty: y'), ['unknown-key']],
  [
    'the prototype in a group',
    file('title: T\nlevel: { __proto__: { from: beginner }, to: beginner }'),
    ['unknown-key'],
  ],
  [
    'the prototype in a list',
    file('title: T\ncaveats:\n- __proto__: { note: N. }'),
    ['unknown-key'],
  ],
  [
    'a group as a key',
    file('title: T\n? { a: 1 }\n: b'),
    ['unknown-key', 'malformed-yaml', 'wrong-type'],
  ],
  [
    'a list as a key',
    file('title: T\n? [a]\n: b'),
    ['unknown-key', 'malformed-yaml', 'wrong-type'],
  ],
  ['an empty key', file('title: T\n: b'), ['unknown-key', 'malformed-yaml']],
  ['a number as a key', file('title: T\n1: b'), ['unknown-key']],
  ['a key of 1,000 characters', file(`title: T\n${'k'.repeat(1000)}: b`), ['unknown-key']],
  ['markup as a key', file('title: T\n"<script>alert(1)</script>": b'), ['unknown-key']],
  ['an escape of a terminal as a key', file('title: T\n"\\e[31mred": b'), ['unknown-key']],
  ['a number for a title', file('title: 386'), ['wrong-type']],
  ['truth for a title', file('title: true'), ['wrong-type']],
  ['nothing for a title', file('title: null'), ['empty-value']],
  ['a list for a title', file('title: [T]'), ['wrong-type']],
  ['a group for a title', file('title: { t: T }'), ['wrong-type']],
  ['a group for a list', file('title: T\naliases: { a: b }'), ['wrong-type']],
  ['not a number', file('title: T\nyear: .nan'), ['wrong-type']],
  ['infinity', file('title: T\nyear: .inf'), ['wrong-type', 'out-of-range']],
  ['hexadecimal', file('title: T\nyear: 0xFFFFFF'), ['out-of-range']],
  [
    'lists within lists',
    file(`title: T\naliases: ${'['.repeat(2000)}`),
    ['malformed-yaml', 'wrong-type'],
  ],
  [
    'lists over lines',
    `${modeline}${'[\n'.repeat(45_000)}`,
    ['malformed-yaml', 'wrong-type', 'empty-value'],
  ],
  ['groups within groups', `${modeline}${'{a:\n'.repeat(20_000)}`, ['malformed-yaml']],
  ['items within items', `${modeline}${'- '.repeat(2400)}x\n`, ['malformed-yaml', 'wrong-type']],
  [
    '5,000 unknown fields',
    `${modeline}${Array.from({ length: 5000 }, (_, i) => `k${i}: 1\n`).join('')}`,
    ['unknown-key'],
  ],
  [
    '3,000 relations',
    file(`title: T\nrelated:\n${'- { resource: perf, how: So. }\n'.repeat(3000)}`),
    ['too-many'],
  ],
  ['quotes without end', `${modeline}${'"\n'.repeat(45_000)}`, ['malformed-yaml']],
];

/** Files that look odd and are right: read as anything else, and nothing of them is lost. */
export const oddFiles: [name: string, content: string][] = [
  ['a byte order mark first', `\ufeff${file('title: Odd')}`],
  ['line ends of Windows', file('title: Odd').replaceAll('\n', '\r\n')],
  ['no line end at the end', file('title: Odd').trimEnd()],
  [
    'JSON for fields',
    `${modeline}{ "title": "Odd", "url": "https://bad.example/", "kind": "tool", "summary": "Something bad.", "placements": [{ "topic": "kvm", "section": "programs" }] }\n`,
  ],
  ['comments everywhere', file('# c\ntitle: "Odd" # c\n# c')],
  ['escapes in quotes', file('"\\u0074itle": "\\u004fdd"')],
];

/** Names of files in the folder of resources, and the code that tells. */
export const badNames: [name: string, code: string][] = [
  ['-.yaml', 'wrong-case'],
  ['-x.yaml', 'wrong-case'],
  ['A.yaml', 'wrong-case'],
  ['a b.yaml', 'wrong-case'],
  ['a_b.yaml', 'wrong-case'],
  ['\u00fc.yaml', 'wrong-case'],
  ['\u4eee.yaml', 'wrong-case'],
  ['a\u202eb.yaml', 'wrong-case'],
  ['a\nb.yaml', 'wrong-case'],
  ['<b>.yaml', 'wrong-case'],
  ['$(id).yaml', 'wrong-case'],
  ['a.b.yaml', 'wrong-case'],
  ['a.YAML', 'wrong-case'],
  ['a.yml', 'wrong-extension'],
  ['a.yaml.exe', 'wrong-extension'],
  ['a', 'wrong-extension'],
  ['__proto__.yaml', 'wrong-case'],
  [`${'a'.repeat(120)}.yaml`, 'wrong-case'],
];
