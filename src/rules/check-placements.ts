import type { Issue } from '../source/issue.ts';
import { isFaulty, type CheckedContent } from './checked-content.ts';
import { issueAt, unknown } from './reference-issue.ts';

/** Every placement names a topic, section and group that exist, and none stands twice. */
export function checkPlacements({ resources, topics, ids }: CheckedContent): Issue[] {
  const topicById = new Map(topics.map((topic) => [topic.source.id, topic]));
  return resources.flatMap(({ source, data }) => {
    const seen = new Set<string>();
    return data.placements.flatMap((placement, i): Issue[] => {
      const at = (...path: PropertyKey[]) => ['placements', i, ...path];
      const key = [placement.topic, placement.section, placement.locator].join('\n');
      if (seen.has(key)) {
        return [
          issueAt(
            source,
            at(),
            'doubled-placement',
            `the resource has two placements in section "${placement.section}" of topic "${placement.topic}"${placement.locator ? ` at "${placement.locator}"` : ''}. Remove one, or add locators to tell them apart.`,
          ),
        ];
      }
      seen.add(key);
      if (!ids.topics.has(placement.topic))
        return [unknown(source, at('topic'), 'topic', placement.topic, ids.topics)];
      const topic = topicById.get(placement.topic);
      // The section may be one of those that cannot be read.
      if (!topic || isFaulty(topic, 'sections')) return [];
      const section = topic.data.sections.find(({ id }) => id === placement.section);
      if (!section) {
        const sections = topic.data.sections.map(({ id }) => id);
        const where = ` in topic "${placement.topic}"`;
        return [unknown(source, at('section'), 'section', placement.section, sections, where)];
      }
      const groups = (section.groups ?? []).map(({ id }) => id);
      const where = ` in section "${placement.section}" of topic "${placement.topic}"`;
      if (placement.group && !groups.includes(placement.group))
        return [unknown(source, at('group'), 'group', placement.group, groups, where)];
      return [];
    });
  });
}
