/** The first line of nearly every file of a resource, which its pack leaves out. */
const MODELINE = '# yaml-language-server: $schema=../schema/resource.json\n';

/** The text of a file as its pack holds it. */
export function shortenSource(text: string): string {
  return text.startsWith(MODELINE) ? text.slice(MODELINE.length) : text;
}

/** The text of a file again, from what its pack holds. */
export function completeSource(text: string): string {
  return text.startsWith('# yaml-language-server:') ? text : MODELINE + text;
}
