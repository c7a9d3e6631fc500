import { isDeepStrictEqual } from 'node:util';
import { isScalar, isSeq, parse } from 'yaml';
import { parseYaml } from './parse-yaml.ts';
import type { z } from 'zod';
import { setField } from './field-blocks.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { namesAt } from '../schema/schema-fields.ts';
import { replaceValues } from './value-places.ts';
import { writeField } from './write-fields.ts';
import { writeWord } from './yaml-word.ts';

const FIELD = 'formerly';

/**
 * The text of a content file whose thing was called `from` and is called `to`: the old id stands among its former
 * ones, and the new one no more, should it have had that before. All else stays byte for byte.
 * Throws where the text is no group of fields.
 */
export function addFormerId(
  file: string,
  text: string,
  { from, to, schema }: { from: string; to: string; schema: z.ZodType },
): string {
  const had = readFormerIds(file, text);
  if (had.includes(to))
    return replaceValues(file, text, ({ path, written }) =>
      path?.[0] === FIELD && written === to ? from : undefined,
    );
  const { open, data, close, body } = splitFrontmatter(file, text);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const added = [...had, from];
  const beside = had.length > 0 ? addBeside(data, from, newline) : undefined;
  const isRight =
    beside !== undefined &&
    isDeepStrictEqual(parse(beside), { ...(parse(data) as object), [FIELD]: added });
  if (isRight) return open + beside + close + body;
  // What stands before the end of the frontmatter has no line end of its own.
  const whole = close === '' ? data : data + newline;
  const set = setField(whole, FIELD, writeField(FIELD, added, schema), namesAt(schema, []));
  return open + (close === '' ? set : set.slice(0, -newline.length)) + close + body;
}

/** Puts an id behind the last one of the list, in the form that the list has; nothing where it has another. */
function addBeside(data: string, id: string, newline: string): string | undefined {
  const list = parseYaml(data).get(FIELD, true);
  if (!isSeq(list)) return undefined;
  const last = list.items.at(-1);
  if (!isScalar(last) || !last.range) return undefined;
  const [start, end] = last.range;
  if (list.flow) return `${data.slice(0, end)}, ${writeWord(id)}${data.slice(end)}`;
  const lineStart = data.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = data.indexOf('\n', end - 1);
  const begin = /^ *- +/.exec(data.slice(lineStart, start))?.[0];
  if (begin === undefined || lineStart + begin.length !== start) return undefined;
  return lineEnd === -1
    ? `${data}${newline}${begin}${writeWord(id)}`
    : `${data.slice(0, lineEnd + 1)}${begin}${writeWord(id)}${newline}${data.slice(lineEnd + 1)}`;
}

function readFormerIds(file: string, text: string): string[] {
  const data = parse(splitFrontmatter(file, text).data) as Record<string, unknown>;
  return Array.isArray(data[FIELD]) ? data[FIELD].map(String) : [];
}
