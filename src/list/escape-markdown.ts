/**
 * A text as Markdown and MDX that shows just this text: every sign that could mean something is escaped.
 * Source: CommonMark 0.31.2, section 2.4: a backslash before any ASCII punctuation makes it a plain sign.
 */
export function escapeMarkdown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line
    .replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`)
    .replace(/^[ie](?=(?:mport|xport)\b)/, (letter) => `&#${letter.charCodeAt(0)};`);
}
