/**
 * A text as Markdown that shows just this text, with no more escapes than it needs: what could begin markup, an address
 * or an entity is escaped, and at the beginning of a line also what could begin a block.
 * Sources: CommonMark 0.31.2, section 2.4; GitHub Flavored Markdown 0.29, sections 6.5 and 6.9.
 */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*[\]<~$]/g, String.raw`\$&`)
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replaceAll(/&(?=#|\w+;)/g, String.raw`\&`)
    .replaceAll(/:(?=\/\/)|(?<=xmpp|mailto):/gi, String.raw`\:`)
    .replaceAll(/(?<=www)\./gi, String.raw`\.`)
    .replaceAll(/(?<=[\w.+-])@(?=[\w-])/g, String.raw`\@`)
    .replace(/(?:^|(?<=\s))#+$/, (signs) => signs.replaceAll('#', String.raw`\#`))
    .replace(/^[#+=:>-]/, String.raw`\$&`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`);
}

/** A URL as the destination of a link that leads to just this URL. */
export function escapeUrl(url: string): string {
  if (/^[^\s()<>\\&]+$/.test(url) || /^[^\s()<>\\&]*(?:&(?!#|\w+;)[^\s()<>\\&]*)*$/.test(url))
    return url;
  return `<${url.replaceAll(/[\\<>]|&(?=#|\w+;)/g, String.raw`\$&`)}>`;
}

/**
 * A text as {@link escapeText} writes it, with addresses broken by a comment, which shows nowhere: parsers make links of
 * those in texts even if they are escaped. It is for any place but the text of a link and a heading.
 */
export function escapeProse(text: string): string {
  return escapeText(text).replaceAll(/(?<=\w)\\(?=[:@.])/g, '<!-- -->');
}
