/**
 * A text as Markdown and MDX that shows just this text: every sign that could mean something is escaped.
 * Source: CommonMark 0.31.2, section 2.4: a backslash before any ASCII punctuation makes it a plain sign.
 */
export function escapeMarkdown(text: string): string {
  return escapeStart(escapeSigns(text.replaceAll(/\s+/g, ' ').trim()));
}

/** A text as Markdown with its links, which follow each other. */
export function linkMarkdown(
  text: string,
  links: { from: number; to: number; url: string }[],
): string {
  let at = 0;
  const parts = links.flatMap(({ from, to, url }) => {
    if (from < at) return [];
    const before = escapeSigns(text.slice(at, from));
    at = to;
    return [before, `[${escapeSigns(text.slice(from, to))}](${escapeSigns(url)})`];
  });
  return escapeStart([...parts, escapeSigns(text.slice(at))].join(''));
}

function escapeSigns(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}

/** MDX takes a line that begins with one of these words for code. */
function escapeStart(line: string): string {
  return line.replace(/^[ie](?=(?:mport|xport)\b)/, (letter) => `&#${letter.charCodeAt(0)};`);
}
