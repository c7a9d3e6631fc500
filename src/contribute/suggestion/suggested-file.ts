import { createHash } from 'node:crypto';
import { id as idSchema } from '../../schema/fields.ts';
import { writeResource } from '../../source/write-fields.ts';
import { proposeId } from '../propose-id.ts';

/** The file that a suggestion would add. */
export interface SuggestedFile {
  id: string;
  /** `content/resources/<id>.yaml`, and nothing else. */
  path: string;
  text: string;
  /** Of path and text: what a maintainer has looked at, and nothing else, has it. */
  hash: string;
  /** Whether the id comes from a name of the resource or from its address. */
  isNamed: boolean;
}

/** Stands for the id where the title gives none; the check wants a file. */
const NAMELESS = 'suggestion-without-a-name';

/** The file of a resource, under an id that is not `taken`. */
export function createFile(
  data: Record<string, unknown>,
  taken: ReadonlySet<string>,
): SuggestedFile {
  const names = [data['title'], data['aliases']].flat().filter((name) => typeof name === 'string');
  const ids = names.map((name) => proposeId(name, taken));
  const { url } = data;
  const ofAddress = proposeId('', taken, typeof url === 'string' ? url : '');
  const own = [...ids, ofAddress].find((one) => one !== '');
  const id = idSchema.parse(own ?? NAMELESS);
  const path = `content/resources/${id}.yaml`;
  const text = writeResource(data);
  const hash = createHash('sha256').update(`${path}\n${text}`).digest('hex');
  return { id, path, text, hash, isNamed: own !== undefined };
}
