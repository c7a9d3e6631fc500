/** Every issue code: what it means and what to do about it. Codes are promises: they are never renamed. */
export const issueCodes = {
  'missing-file': {
    means: 'The catalog lacks a file that it cannot do without.',
    fix: 'Create the file; the README lists what belongs in content/.',
  },
  'wrong-extension': {
    means: 'The name of the file does not end as names in its folder must.',
    fix: 'Rename it: .yaml for resources, .mdx for topics and learning paths.',
  },
  'wrong-case': {
    means: 'The file name is no id, which is also the address of the page.',
    fix: 'Rename it to lower-case letters, digits and single hyphens.',
  },
  'unexpected-file': {
    means: 'Nothing reads a file at this place.',
    fix: 'Move it to content/resources, content/topics or content/paths, or remove it.',
  },
  'empty-file': { means: 'The file holds nothing.', fix: 'Fill it, or remove it.' },
  'file-too-large': {
    means: 'The file is larger than any honest entry.',
    fix: 'Keep it below 256 KB; split what grew too long.',
  },
  'malformed-yaml': {
    means: 'The text is not valid YAML.',
    fix: 'Check indentation, colons and quotes at the place named.',
  },
  'yaml-alias': {
    means: 'The file uses an anchor, an alias or a tag of YAML.',
    fix: 'Write the value out where it is needed.',
  },
  'not-utf8': {
    means: 'The file has bytes that are no text in UTF-8.',
    fix: 'Save it in the encoding UTF-8.',
  },
  'line-too-long': {
    means: 'A line is longer than any honest text.',
    fix: 'Break it into several lines, as the files beside it do.',
  },
  'doubled-key': {
    means: 'The same field stands twice, so that one of its values would be lost.',
    fix: 'Remove one of them, or rename it.',
  },
  'missing-modeline': {
    means: 'The first line does not name the schema, so editors cannot help.',
    fix: 'Copy the first line of any file beside it.',
  },
  'missing-frontmatter': {
    means: 'A topic or learning path does not begin with its fields between two lines "---".',
    fix: 'Begin the file with "---", the fields, and "---".',
  },
  'mdx-syntax': {
    means: 'The body cannot be read as MDX.',
    fix: 'Close every tag; write "{" and "<" as "\\{" and "\\<" where they are plain text.',
  },
  'unknown-key': {
    means: 'The schema knows no such field.',
    fix: 'Check its spelling against the table of fields.',
  },
  'missing-field': { means: 'A field that is needed is absent.', fix: 'Add the field.' },
  'empty-value': {
    means: 'A field is there, but holds nothing.',
    fix: 'Fill it, or leave the field out.',
  },
  'wrong-type': {
    means: 'The value is of another type than the field wants.',
    fix: 'Put quotes around text that looks like a number or a date; begin each item of a list with "- ".',
  },
  'too-long': { means: 'The text is longer than its place on the page.', fix: 'Shorten it.' },
  'out-of-range': {
    means: 'A number is outside what makes sense.',
    fix: 'Check the number.',
  },
  'unknown-value': {
    means: 'The value is not one of a closed list.',
    fix: 'Take one of the values listed on this page.',
  },
  'hidden-character': {
    means: 'The text holds a control, zero-width or direction-changing character.',
    fix: 'Type the text anew instead of pasting it.',
  },
  'sentence-ending': {
    means: 'The text is meant to be a sentence, but does not end like one.',
    fix: 'End it with a full stop.',
  },
  'summary-repeats-title': {
    means: 'The summary begins with the title, which stands right above it.',
    fix: 'Begin with what the resource is or does.',
  },
  'bad-id': {
    means: 'An id has characters that do not belong in one.',
    fix: 'Use lower-case letters, digits and single hyphens.',
  },
  'bad-url': {
    means: 'The address cannot be read as one.',
    fix: 'Copy it from the address bar, whole.',
  },
  'url-scheme': {
    means: 'The address is neither https nor http.',
    fix: 'Link to a page on the web; other schemes can harm readers.',
  },
  'url-credentials': {
    means: 'The address holds a user name or a password.',
    fix: 'Remove everything between "//" and "@".',
  },
  'bad-date': {
    means: 'The day does not exist or is not written YYYY-MM-DD.',
    fix: 'Write it so.',
  },
  'bad-language': {
    means: 'The language is not a BCP 47 tag.',
    fix: 'Use a tag such as "en", "zh" or "pt-BR".',
  },
  'bad-doi': {
    means: 'The DOI does not have the form of one.',
    fix: 'Write what follows doi.org/.',
  },
  'bad-isbn': {
    means: 'The number is not an ISBN-13 or its check digit is wrong.',
    fix: 'Copy the 13 digits again.',
  },
  'bad-where': {
    means: 'The place of an exception is neither an address nor a host.',
    fix: 'Write the beginning of an address with https://, or a host alone.',
  },
  'bad-base': {
    means: 'The base path does not begin and end with a slash.',
    fix: 'Write "/" or such as "/virtualization/".',
  },
  'level-order': {
    means: 'The lowest level is above the highest.',
    fix: 'Swap from and to.',
  },
  'pick-without-why': {
    means: 'A pick without a reason is only an opinion.',
    fix: 'Say in a sentence why you would recommend it first.',
  },
  'why-without-pick': {
    means: 'The reason of a pick stands on a resource that is none.',
    fix: 'Add "featured: true", or remove the reason.',
  },
  'archive-without-url': {
    means: 'The resource has an archived copy, but no address that it is a copy of.',
    fix: 'Add "url", or remove "archive".',
  },
  'authors-missing': {
    means: 'The resource has further authors, but no first one.',
    fix: 'Name at least the first author.',
  },
  'not-findable': {
    means: 'Readers have no way to find the resource.',
    fix: 'Add an address, a DOI, an ISBN, a channel or its authors.',
  },
  'no-placement': {
    means: 'The resource appears in no topic.',
    fix: 'Give it at least one placement.',
  },
  'unknown-topic': {
    means: 'No topic has this id.',
    fix: 'Use the name of a file in content/topics, without .mdx.',
  },
  'unknown-section': {
    means: 'The topic has no section with this id.',
    fix: 'Use one that the topic declares, or declare it there.',
  },
  'unknown-group': {
    means: 'The section has no group with this id.',
    fix: 'Use one that the section declares, or leave the group out.',
  },
  'unknown-resource': {
    means: 'No resource has this id.',
    fix: 'Use the name of a file in content/resources, without .yaml.',
  },
  'unknown-path': {
    means: 'No learning path has this id.',
    fix: 'Use the name of a file in content/paths, without .mdx.',
  },
  'unknown-term': { means: 'The glossary has no such term.', fix: 'Use an id of glossary.yaml.' },
  'doubled-id': {
    means: 'The same id stands twice where it must be unique.',
    fix: 'Remove or rename one of them.',
  },
  'doubled-placement': {
    means: 'The resource is placed twice in the same section with the same locator.',
    fix: 'Remove one placement, or say with a locator what differs.',
  },
  'duplicate-resource': {
    means: 'Two resources have the same address and the same locator.',
    fix: 'Make them one resource with two placements, or tell them apart by a locator.',
  },
  'requires-cycle': {
    means: 'Resources require each other in a circle, so nobody could begin.',
    fix: 'Remove one of the requirements.',
  },
  'names-itself': {
    means: 'A resource or term names itself where it must name another.',
    fix: 'Name another one, or remove the line.',
  },
  'doubled-relation': {
    means: 'Two resources are declared to be related more than once.',
    fix: 'Keep one of the declarations; both pages show it.',
  },
  'unused-section': {
    means: 'No resource is placed in the section.',
    fix: 'Place a resource there, or remove the section.',
  },
  'unused-group': {
    means: 'No resource is placed in the group.',
    fix: 'Place a resource there, or remove the group.',
  },
  'misplaced-order': {
    means: 'The order names a resource that is not placed there.',
    fix: 'Remove the id from the order, or place the resource there.',
  },
  'unlisted-topic': {
    means: 'site.yaml does not say where in the order the topic stands.',
    fix: 'Add its id to "topics" in content/site.yaml.',
  },
  'unlisted-path': {
    means: 'site.yaml does not say where in the order the learning path stands.',
    fix: 'Add its id to "paths" in content/site.yaml.',
  },
  'former-id-own': {
    means: 'The list of former ids names the id that the thing has now.',
    fix: 'Remove it from "formerly".',
  },
  'former-id-in-use': {
    means: 'A former id is the id of another thing of the same kind now.',
    fix: 'Remove it from "formerly", or give the other one a new id.',
  },
  'former-id-claimed': {
    means: 'Two things of the same kind say that they had the same id.',
    fix: 'Keep it in one of the two.',
  },
  'too-few-answers': {
    means: 'A question has fewer than two answers, so there is nothing to choose.',
    fix: 'Add an answer, or remove the question.',
  },
  'doubled-answer': {
    means: 'The same question or answer stands twice.',
    fix: 'Remove one of them, or word it otherwise.',
  },
  'aimless-question': {
    means: 'None of the answers speaks for a learning path.',
    fix: 'Name paths at one of the answers, or remove the question.',
  },
  'expired-exception': {
    means: 'The last day of an exception from the check of links is past.',
    fix: 'Look at the links again; remove the exception or give it a new day.',
  },
  'needless-exception': {
    means: 'An exception from the check of links is for no address of the catalog.',
    fix: 'Remove it, or check its spelling.',
  },
  'damaged-link-health': {
    means: 'What the check of links remembers cannot be read, so nothing of it is told to readers.',
    fix: 'Restore content/link-health.jsonl from version control, or remove it to begin anew.',
  },
  'renamed-reference': {
    means: 'A link in a text uses an address from before a renaming.',
    fix: 'Write the new address, which the check names.',
  },
  'broken-reference': {
    means: 'A link in a text leads to nothing on this site.',
    fix: 'Write it from the root, with its slash at the end: /resources/kvmtool/.',
  },
} as const satisfies Record<string, { means: string; fix: string }>;

export type IssueCode = keyof typeof issueCodes;
