import { isMap, isScalar } from 'yaml';
import { parseYaml } from '../../source/parse-yaml.ts';
import type { Copy } from '../../link-health/archived-copy.ts';

/** The field as it stands in the file of a resource. */
export function formatArchive({ url, captured }: Copy): string {
  return `archive: { url: '${url.replaceAll("'", '%27')}', captured: ${captured} }`;
}

/**
 * The text of a resource's file with a copy of its address, on a line of its own below that of the
 * address; everything else byte for byte as it was. Unchanged when it has a copy, or no address.
 */
export function addArchive(text: string, copy: Copy): string {
  const { contents } = parseYaml(text);
  if (!isMap(contents) || contents.has('archive')) return text;
  const url = contents.items.find(({ key }) => isScalar(key) && key.value === 'url')?.value;
  if (!isScalar(url) || !url.range || contents.flow) return text;
  const lineEnd = text.indexOf('\n', url.range[1] - 1);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (lineEnd === -1) return `${text}${newline}${formatArchive(copy)}${newline}`;
  return `${text.slice(0, lineEnd + 1)}${formatArchive(copy)}${newline}${text.slice(lineEnd + 1)}`;
}
