import type { ContentFile } from '../source/content-file.ts';
import type { Issue } from '../source/issue.ts';
import type { SiteData } from '../schema/site.ts';
import { isFaulty, type Checked, type CheckedContent } from './checked-content.ts';
import { checkQuestions } from './check-questions.ts';
import { issueAt, nameOf, unknown, unknowns } from './reference-issue.ts';

/** The site lists every topic and learning path, and nothing else; its start and questions lead to what exists. */
export function checkSite({ site, topics, paths, ids }: CheckedContent): Issue[] {
  if (!site) return [];
  const { source, data } = site;
  return [
    ...unknowns(source, ['topics'], 'topic', data.topics, ids.topics),
    ...unknowns(source, ['paths'], 'path', data.paths, ids.paths),
    ...unknowns(source, ['channels'], 'resource', data.channels, ids.resources),
    ...checkStart(source, data.start, ids),
    ...checkQuestions(source, data.questions ?? [], ids.paths),
    ...(isFaulty(site, 'topics') ? [] : unlisted(topics, data.topics, 'topic')),
    ...(isFaulty(site, 'paths') ? [] : unlisted(paths, data.paths, 'path')),
  ];
}

function checkStart(
  source: ContentFile,
  start: SiteData['start'],
  ids: CheckedContent['ids'],
): Issue[] {
  const { path, resource } = start ?? {};
  return [
    ...(path === undefined || ids.paths.has(path)
      ? []
      : [unknown(source, ['start', 'path'], 'path', path, ids.paths)]),
    ...(resource === undefined || ids.resources.has(resource)
      ? []
      : [unknown(source, ['start', 'resource'], 'resource', resource, ids.resources)]),
  ];
}

function unlisted(files: Checked<unknown>[], listed: string[], what: 'topic' | 'path'): Issue[] {
  return files.flatMap(({ source }) =>
    listed.includes(source.id)
      ? []
      : [
          issueAt(
            source,
            [],
            `unlisted-${what}`,
            `content/site.yaml does not list ${nameOf(what)} "${source.id}". Add it to "${what}s" there.`,
          ),
        ],
  );
}
