import { copyOf } from '../link-health/record.ts';
import { modelineOf } from '../schema/schema-of-file.ts';
import type { Issue } from '../source/issue.ts';
import { linkHealthFile } from '../source/content-folder.ts';
import { quote } from '../text/quote.ts';
import type { CheckedContent, Facts } from './checked-content.ts';
import { electronApps, guide } from './docs.ts';
import type { Rule } from './rule.ts';

/** Whole files, and whether they can be read at all. */
export const fileRules = [
  {
    code: 'missing-file',
    severity: 'error',
    docs: {
      means: 'The catalog is missing a required file.',
      why: 'Without site.yaml, the site has no name and no order of topics.',
      fix: 'Create the file. docs/content.md lists what belongs in content/.',
    },
    examples: { bad: { 'site.yaml': null }, good: { 'site.yaml': 'name: The example' } },
  },
  {
    code: 'unknown-format',
    severity: 'error',
    docs: {
      means: 'The content has a format that this version of Cairn does not read.',
      why: 'The same field may mean something else in another format, so a site made of it could be wrong without anybody noticing.',
      fix: 'Update Cairn if the format is newer. If it is older, docs/format.md says what to change.',
    },
    examples: { bad: { 'site.yaml': 'format: 2' }, good: { 'site.yaml': 'format: 1' } },
  },
  {
    code: 'wrong-extension',
    severity: 'error',
    docs: {
      means: 'The file name has the wrong extension for its folder.',
      why: 'Files with another extension are not read, so their content is silently missing.',
      fix: 'Rename the file: .yaml for resources, .mdx for topics, learning paths and pages.',
      proof: electronApps,
    },
    examples: {
      bad: {
        'resources/guide.yml': guide,
      },
      good: {
        'resources/guide.yaml': guide,
      },
    },
  },
  {
    code: 'wrong-case',
    severity: 'error',
    docs: {
      means: 'The file name is not a valid id, which is also part of the URL of the page.',
      why: 'Names that differ only in capitals are one file on some systems and two on others, and URLs with spaces break when they are copied.',
      fix: 'Rename the file. Use lower-case letters, digits and single hyphens, at most 90 characters.',
      proof: { by: 'exercism', at: 'https://github.com/exercism/problem-specifications' },
    },
    examples: {
      bad: {
        'resources/My Guide.yaml': guide,
      },
      good: {
        'resources/my-guide.yaml': guide,
      },
    },
  },
  {
    code: 'unexpected-file',
    severity: 'error',
    docs: {
      means: 'Files in this place are not read.',
      why: 'Content in the wrong folder is missing from the site, and nobody notices.',
      fix: 'Move the file to content/resources, content/topics, content/paths, content/pages or content/public, or delete it.',
      proof: electronApps,
    },
    examples: { bad: { 'notes.txt': 'Look at the guide again.' }, good: { 'notes.txt': null } },
  },
  {
    code: 'empty-file',
    severity: 'error',
    docs: {
      means: 'The file is empty.',
      why: 'An empty file is a resource that somebody started and forgot.',
      fix: 'Add content, or delete the file.',
    },
    examples: { bad: { 'resources/guide.yaml': '' }, good: { 'resources/guide.yaml': null } },
  },
  {
    code: 'unreadable-file',
    severity: 'error',
    docs: {
      means: 'This is not a regular file or folder that can be read.',
      why: 'A symbolic link can lead to files outside the catalog that were never meant for the site, and a pipe or device never ends.',
      fix: 'Replace it with the file itself, with permission to read it.',
    },
    examples: { bad: 'A file of content that is a symbolic link.', good: 'The file itself.' },
  },
  {
    code: 'file-too-large',
    severity: 'error',
    docs: {
      means: 'The file is too large.',
      why: 'A file that takes minutes to read would slow down every check.',
      fix: 'Keep a resource below 128 KB and any other file below 256 KB. Split a file that is longer.',
    },
    examples: { bad: 'A resource of 300 KB.', good: 'A resource of 1 KB, as most are.' },
  },
  {
    code: 'not-utf8',
    severity: 'error',
    docs: {
      means: 'The file contains bytes that are not valid UTF-8.',
      why: 'Names with accents would show as unreadable characters.',
      fix: 'Save the file in the encoding UTF-8.',
      proof: {
        by: 'YAML 1.2, section 5.2',
        at: 'https://yaml.org/spec/1.2.2/#52-character-encodings',
      },
    },
    examples: {
      bad: 'A file that an editor saved as Windows-1252 or UTF-16.',
      good: 'The same file, saved as UTF-8.',
    },
  },
  {
    code: 'line-too-long',
    severity: 'error',
    docs: {
      means: 'A line is too long.',
      why: 'Some lines of many thousand characters take parsers minutes, and reviewers cannot read them.',
      fix: 'Break it into several lines, as in the files next to it.',
    },
    examples: { bad: 'A line of 6,000 characters.', good: 'Lines of at most 100 characters.' },
  },
  {
    code: 'missing-modeline',
    severity: 'error',
    docs: {
      means: 'The first line does not name the schema, so editors cannot help.',
      why: 'With this line, an editor completes and explains fields and underlines problems while you type.',
      fix: 'Copy the first line of any file next to it.',
    },
    examples: {
      bad: {
        'glossary.yaml': 'vmm:\n  term: VMM\n  definition: The program around a guest.\n',
      },
      good: {
        'glossary.yaml':
          '# yaml-language-server: $schema=schema/glossary.json\nvmm:\n  term: VMM\n  definition: The program around a guest.\n',
      },
    },
    fixFile: addModeline,
  },
  {
    code: 'missing-frontmatter',
    severity: 'error',
    docs: {
      means: 'A topic or learning path does not start with its fields between two lines of "---".',
      why: 'Without its fields, a topic has no name and no sections.',
      fix: 'Start the file with "---", the fields, and "---".',
    },
    examples: { bad: { 'topics/more.mdx': 'Only text.\n' }, good: { 'topics/more.mdx': null } },
  },
  {
    code: 'damaged-link-health',
    severity: 'error',
    docs: {
      means: 'The saved results of the link check cannot be read, so none of them are shown.',
      why: 'A guess could tell readers that all links work.',
      fix: 'Restore content/link-health.jsonl from version control, or delete it to start over.',
    },
    examples: {
      bad: { 'link-health.jsonl': '<<<<<<< HEAD\n' },
      good: { 'link-health.jsonl': '{"cairn":"link-health","version":1}\n' },
    },
  },
  {
    code: 'foreign-copy',
    severity: 'advice',
    docs: {
      means:
        'The saved results of the link check name a copy that is not a copy of that URL at web.archive.org.',
      why: 'Only a machine writes this file, and it never writes such a copy, so somebody else has changed it. The copy is not shown.',
      fix: 'Restore content/link-health.jsonl from version control.',
    },
    examples: {
      bad: {
        'link-health.jsonl':
          '{"cairn":"link-health","version":1}\n{"url":"https://docs.example/handbook/","archive":{"asked":"2026-11-01T04:00:00Z","url":"https://evil.example/","captured":"2024-05-03"},"checks":[]}\n',
      },
      good: {
        'link-health.jsonl':
          '{"cairn":"link-health","version":1}\n{"url":"https://docs.example/handbook/","archive":{"asked":"2026-11-01T04:00:00Z","url":"https://web.archive.org/web/20240503101112/https://docs.example/handbook/","captured":"2024-05-03"},"checks":[]}\n',
      },
    },
    check: checkRecordedCopies,
  },
] as const satisfies readonly Rule[];

/** The text of a file with the line by which editors find its schema, if it has a schema and lacks the line. */
export function addModeline(file: string, text: string): string {
  const modeline = modelineOf(file);
  if (modeline === undefined || /^\ufeff?# yaml-language-server: \$schema=\S+/.test(text))
    return text;
  return `${modeline}${text.includes('\r\n') ? '\r\n' : '\n'}${text.replace(/^\ufeff/, '')}`;
}

/** The copy in a record is one of its URL in the archive. */
function checkRecordedCopies(_content: CheckedContent, { records = [] }: Facts): Issue[] {
  return records.flatMap((record, at): Issue[] => {
    const copy = record.archive?.url;
    if (copy === undefined || copyOf(record)) return [];
    return [
      {
        file: `content/${linkHealthFile}`,
        // The first line is the header.
        line: at + 2,
        column: 1,
        code: 'foreign-copy',
        message: `${quote(copy)} is not a copy of ${quote(record.url)} at web.archive.org, so it is not shown. Restore the line from version control, or remove it.`,
      },
    ];
  });
}
