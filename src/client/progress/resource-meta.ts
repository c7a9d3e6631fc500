import type { IndexedResource } from '../../progress/ready.ts';
import { createElement } from '../markup.ts';

/** Kind, level and host of a resource, as rows show them everywhere. */
export function createMeta({ title, kind, levels, url, retired }: IndexedResource): HTMLElement {
  const meta = createElement('span', { class: 'meta' }, createElement('span', {}, kind));
  if (retired) meta.append(createElement('span', { class: 'mind' }, 'retired'));
  const ends = [...new Set([levels[0], levels.at(-1)])].flatMap(
    (level) => level?.slice(0, 3) ?? [],
  );
  if (ends.length > 0) {
    const initials = levels.map((level) => level.charAt(0)).join('');
    meta.append(createElement('span', { class: 'lv', 'data-l': initials }, ends.join('–')));
  }
  if (url) {
    const host = new URL(url).hostname.replace(/^www\./, '');
    const name = `${host}: open ${title}`;
    meta.append(
      createElement('a', { class: 'host', href: url, rel: 'noopener', 'aria-label': name }, host),
    );
  }
  return meta;
}
