import type { Issue } from '../../source/issue.ts';
import { describeListed, type ListedResource } from '../find-listed.ts';
import type { SuggestionField } from '../issue-forms/suggestion-fields.ts';

/** An issue or a piece of advice that the suggestion brings into the content. */
export interface Finding {
  code: string;
  /** Label of the field of the form that it is about, or a file beside the suggested one. */
  about: string;
  message: string;
}

/** What is known where an issue was found. */
interface Context {
  /** The suggested file. */
  path: string;
  fields: SuggestionField[];
  /** What was filled in, by label. */
  values: ReadonlyMap<string, string>;
  listed: ListedResource[];
}

/** An issue in the words of somebody who sees the form and no file. */
export function createFinding(
  { file, code, message, field = [] }: Issue,
  { path, fields, values, listed }: Context,
): Finding {
  if (file !== path) {
    const other = listed.find(({ id }) => file === `content/resources/${id}.yaml`);
    const isTwice = code === 'duplicate-resource' && other;
    return { code, about: file, message: isTwice ? `${describeListed(other)}.` : message };
  }
  const label = findLabel(field, fields);
  const place = values.get(label);
  if (code === 'missing-field' && field[0] === 'placements' && place !== undefined)
    return {
      code,
      about: label,
      message: `"${place}" is not a place in the form. Copy one from there.`,
    };
  return { code, about: label, message };
}

/** The label of the field that holds a value, or that stands nearest to it; the file's name has none. */
function findLabel(at: PropertyKey[], fields: SuggestionField[]): string {
  const common = ({ path }: SuggestionField) => {
    const differs = path.findIndex((part, i) => part !== at[i]);
    return differs === -1 ? path.length + 1 : differs;
  };
  const [best] = fields.toSorted((a, b) => common(b) - common(a));
  return best && common(best) > 0 ? best.label : '';
}
