import type { Case } from './small-content.ts';

const modeline = '# yaml-language-server: $schema=schema/exceptions.json\n';

/** The cases of archived copies, and of exceptions from the check of links. */
export const links: Case[] = [
  {
    name: 'accepts an archived copy',
    change: withArchive(
      '{ url: https://archive.example/1/https://x.example/, captured: 2024-05-03 }',
    ),
    says: [],
  },
  {
    name: 'names what an archived copy lacks',
    change: withArchive('{ day: 2024-05-03 }'),
    says: [
      'resources/kvmtool.yaml:6:1  missing-field  archive captured is missing. Add it.',
      'resources/kvmtool.yaml:6:1  missing-field  archive url is missing. Add it.',
      'resources/kvmtool.yaml:6:12  unknown-key  "day" is not a field of archive. Remove it, or check its spelling.',
    ],
  },
  {
    name: 'names an archived copy with a wrong address and day',
    change: withArchive('{ url: archive.example, captured: 2024-02-30 }'),
    says: [
      'resources/kvmtool.yaml:6:17  bad-url  archive url "archive.example" is not a URL. Copy the whole URL, starting with https://.',
      'resources/kvmtool.yaml:6:44  bad-date  archive captured "2024-02-30" is not a date. Write it as YYYY-MM-DD.',
    ],
  },
  {
    name: 'names a copy of no address',
    change: {
      'resources/kvmtool.yaml': [
        'url: https://github.com/example/kvmtool',
        'authors: [W. Deacon]\narchive: { url: https://archive.example/1, captured: 2024-05-03 }',
      ],
    },
    says: [
      'resources/kvmtool.yaml:4:10  archive-without-url  archive is a copy, but the resource has no URL. Add "url".',
    ],
  },
  {
    name: 'accepts exceptions for a host and for the beginning of an address',
    change: withExceptions(
      row('link-not-asked', 'tools.example', '2026-06-01'),
      row('link-as-expected', 'https://github.com/example/', '2027-01-01'),
    ),
    says: [],
  },
  {
    name: 'accepts an empty list of exceptions',
    change: { 'exceptions.yaml': `${modeline}[]\n` },
    says: [],
  },
  {
    name: 'names exceptions that are no list',
    change: { 'exceptions.yaml': `${modeline}rule: link-not-asked\n` },
    says: [
      'exceptions.yaml:2:1  wrong-type  the file is a group of fields, but must be a list. Start each item on its own line with "- ".',
    ],
  },
  {
    name: 'names what an exception lacks, and what is wrong with it',
    change: withExceptions(
      '- { rule: link-not-asked, where: tools.example, until: 2027-01-01 }',
      '- { rule: link-ignored, where: tools example, reason: Why not, until: next year }',
      '- { rule: link-not-asked, where: "ftp://tools.example/", reason: It is slow., until: 2027-01-01 }',
    ),
    says: [
      'exceptions.yaml:2:3  missing-field  row 1 reason is missing. Add it.',
      'exceptions.yaml:3:11  unknown-value  row 2 rule "link-ignored" does not exist. See the table of fields.',
      'exceptions.yaml:3:32  bad-where  row 2 where "tools example" is not a URL, a host or a content file. Use one such as "https://docs.example/old/", "docs.example" or "content/resources/guide.yaml".',
      'exceptions.yaml:3:71  bad-date  row 2 until "next year" is not a date. Write it as YYYY-MM-DD.',
      'exceptions.yaml:4:34  bad-where  row 3 where "ftp://tools.example/" is not a URL, a host or a content file. Use one such as "https://docs.example/old/", "docs.example" or "content/resources/guide.yaml".',
    ],
  },
  {
    name: 'names an exception whose last day is past',
    change: withExceptions(row('link-not-asked', 'tools.example', '2026-05-31')),
    says: [
      'exceptions.yaml:5:10  expired-exception  the exception for "tools.example" ended on 2026-05-31. Review it, then remove it or set a new date.',
    ],
  },
  {
    name: 'names exceptions for no address of the catalog, however near they come',
    change: withExceptions(
      row('link-not-asked', 'ools.example', '2027-01-01'),
      row('link-not-asked', 'https://tools.exampl', '2027-01-01'),
    ),
    says: [
      'exceptions.yaml:3:10  needless-exception  no URL in the catalog starts with "ools.example" or is on that host. Remove the exception, or check its spelling.',
      'exceptions.yaml:7:10  needless-exception  no URL in the catalog starts with "https://tools.exampl" or is on that host. Remove the exception, or check its spelling.',
    ],
  },
  {
    name: 'names the line where what was learned of links is damaged',
    change: {
      'link-health.jsonl':
        '{"cairn":"link-health","version":1}\n{"url":"https://docs.example/kvm","checks":[]}\n<<<<<<< HEAD\n',
    },
    says: [
      'link-health.jsonl:3:1  damaged-link-health  there is a merge conflict here. Nothing was changed. Restore the file from your version control, or move it away to begin with an empty one.',
    ],
  },
  {
    name: 'calls no exception needless while a file cannot be read',
    change: {
      ...withExceptions(row('link-not-asked', 'github.com', '2027-01-01')),
      'resources/kvmtool.yaml': ['kind: tool', 'kind: tol'],
    },
    says: [
      'resources/kvmtool.yaml:4:7  unknown-value  kind "tol" does not exist. Did you mean "tool"?',
    ],
  },
];

function withArchive(archive: string): Case['change'] {
  return { 'resources/kvmtool.yaml': ['placements:', `archive: ${archive}\nplacements:`] };
}

function withExceptions(...rows: string[]): Case['change'] {
  return { 'exceptions.yaml': `${modeline}${rows.join('\n')}\n` };
}

function row(rule: string, where: string, until: string): string {
  return `- rule: ${rule}\n  where: ${where}\n  reason: The server asks for it.\n  until: ${until}`;
}
