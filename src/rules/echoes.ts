import { isWithin } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { CheckedContent } from './checked-content.ts';

/**
 * Tells issues that only repeat another one: those about a value that breaks its schema, or about a group that holds
 * one. `isEcho` says so of an issue.
 */
export function createEchoes(content: CheckedContent): { isEcho: (issue: Issue) => boolean } {
  const { resources, topics, paths, site, glossary, exceptions } = content;
  const faulty = new Map(
    [...resources, ...topics, ...paths, site, glossary, exceptions].flatMap((file) =>
      file?.faulty?.length ? [[file.source.file, file.faulty] as const] : [],
    ),
  );
  return {
    isEcho: ({ file, field }) =>
      field !== undefined &&
      (faulty.get(file) ?? []).some(
        (path) => isWithin(field, path) || (field.length > 1 && isWithin(path, field)),
      ),
  };
}
