import { createElement } from '../markup.ts';

/** What the row of a resource shows of it. */
export interface PreviewedResource {
  title: string;
  summary: string;
  /** Label of its kind. */
  kind: string;
  /** The levels it suits, from the lowest to the highest. */
  levels: string[];
  url: string;
  pick: boolean;
}

/** The row of a resource as lists of the site show it; its title leads nowhere yet. */
export function createPreviewRow({
  title,
  summary,
  kind,
  levels,
  url,
  pick,
}: PreviewedResource): HTMLLIElement {
  const row = createElement('li', { class: 'row' });
  if (pick) row.append(createElement('span', { class: 'pick', role: 'img', 'aria-label': 'Pick' }));
  const meta = createElement('span', { class: 'meta' }, createElement('span', {}, kind));
  if (levels.length > 0) {
    const ends = [...new Set([levels[0], levels.at(-1)])].map((level) => level?.slice(0, 3));
    const initials = levels.map((level) => level.charAt(0)).join('');
    meta.append(createElement('span', { class: 'lv', 'data-l': initials }, ends.join('–')));
  }
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  if (/^https?:/i.test(url) && host)
    meta.append(
      createElement(
        'a',
        { class: 'host', href: url, rel: 'noopener', 'aria-label': `${host}: open ${title}` },
        host,
      ),
    );
  row.append(
    createElement('span', { class: 't' }, title || 'Title'),
    createElement('span', { class: 'd' }, summary || 'Summary'),
    meta,
  );
  return row;
}
