import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { Checked, CheckedContent } from './checked-content.ts';
import { issueAt } from './reference-issue.ts';
import { namesAt } from '../schema/schema-fields.ts';
import { resourceSchema } from '../schema/resource.ts';
import { findSpacing } from './spacing.ts';

/** Files look alike: fields in one order, and no space that nobody sees. */
export function checkForm({ resources, topics, paths, glossary, site }: CheckedContent): Issue[] {
  const all: Checked<unknown>[] = [
    ...resources,
    ...topics,
    ...paths,
    ...(glossary ? [glossary] : []),
    ...(site ? [site] : []),
  ];
  return [
    ...resources.flatMap(({ source }) => checkOrder(source)),
    ...all.flatMap(({ source }) => checkSpacing(source)),
  ];
}

function checkOrder(source: ContentFile): Issue[] {
  const order = namesAt(resourceSchema, []);
  const keys = Object.keys(source.data as object).filter((key) => order.includes(key));
  const wrong = keys.find(
    (key, i) => i > 0 && order.indexOf(key) < order.indexOf(keys[i - 1] ?? ''),
  );
  if (wrong === undefined) return [];
  const right = keys.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const before = right[right.indexOf(wrong) + 1] ?? '';
  return [
    issueAt(
      source,
      [wrong],
      'key-order',
      `"${wrong}" comes after "${keys[keys.indexOf(wrong) - 1] ?? ''}". Move it above "${before}".`,
    ),
  ];
}

function checkSpacing(source: ContentFile): Issue[] {
  const [found] = findSpacing(source.text);
  if (!found) return [];
  const { file } = source;
  const { line, column, message } = found;
  return [{ file, line, column, code: 'spacing', message }];
}
