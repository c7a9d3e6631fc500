import { baseSchemas, modelineOf } from '../../schema/schema-of-file.ts';
import { namesAt } from '../../schema/schema-fields.ts';
import { writeField } from '../../source/write-fields.ts';
import { pathOf, type ImportedFile } from './imported.ts';

const WIDTH = 100;

/** The text of a file, with its modeline and its fields in the order of the schema. */
export function writeImported(file: ImportedFile): string {
  const path = pathOf(file);
  const modeline = modelineOf(`content/${path}`);
  const schema = baseSchemas[file.schema];
  const order = namesAt(schema, []);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const fields = Object.entries(file.data)
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(([key, value]) => writeField(key, value, schema))
    .join('');
  if (!path.endsWith('.mdx')) return `${modeline ?? ''}\n${fields}`;
  return `---\n${fields}---\n${writeBody(file.body)}`;
}

/** A body with its paragraphs on lines of a readable length. */
export function writeBody(body: string): string {
  if (body === '') return '';
  const paragraphs = body.split('\n\n').map((text) => {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      if (line !== '' && line.length + word.length + 1 > WIDTH) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line].join('\n');
  });
  return `\n${paragraphs.join('\n\n')}\n`;
}
