/** Why a line of a list is no entry. */
export const skipReasons = {
  contents: 'It is part of a table of contents.',
  fragment: 'It leads to a place in the list itself.',
  badge: 'It is a badge or an image.',
  preface: 'It is in front of the table of contents.',
  boilerplate: 'Its heading is about the list itself.',
  own: 'It leads to the repository of the list itself.',
  comment: 'It is in a comment.',
  html: 'It is HTML. Write the entry in Markdown.',
  code: 'It is in a code block.',
  indented: 'It is indented by four or more spaces, so Markdown reads it as code.',
  text: 'It is a text between or behind entries.',
  intro: 'It is in a text that introduces the list.',
  plain: 'It is in a text above entries, whose links are not shown.',
  outside: 'It is a heading or a text that no entry follows.',
  'no-link': 'The bullet has no link.',
  'no-link-row': 'The row has no link.',
  relative: 'It leads to a file of the repository, which is not known.',
  scheme: 'It does not lead to a web page.',
  malformed: 'Its address is malformed.',
  definition: 'It defines a reference that nothing uses.',
  same: 'The same entry is in the same place already.',
  header: 'It is in the header of a table.',
  deep: 'It is nested too deep.',
  unread: 'Nothing is known of this form.',
} as const;

export type SkipReason = keyof typeof skipReasons;
