import type { Progress } from '../../progress/progress.ts';
import { findReady, type Ready } from '../../progress/ready.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { createElement } from '../markup.ts';
import { isolate, titleAttributes } from '../../text/text-direction.ts';

/** Lists what the reader is ready for; the list is empty where nothing is. */
export function showReady(
  list: HTMLElement,
  progress: Progress,
  { steps, resources }: CatalogIndex,
): void {
  list.replaceChildren(...findReady(progress, steps, resources).map(createRow));
}

function createRow(ready: Ready): HTMLElement {
  if ('step' in ready) {
    const { step, path } = ready;
    const stop = createElement('span', { class: `stop l${path.line}` }, step.code);
    stop.ariaHidden = 'true';
    return createElement(
      'li',
      {},
      stop,
      createElement('a', { href: step.href, ...titleAttributes(step) }, step.title),
      createElement('span', { class: 'm' }, `next on ${isolate(path.title)}`),
    );
  }
  const { resource, after } = ready;
  return createElement(
    'li',
    {},
    createElement('a', { href: resource.href, ...titleAttributes(resource) }, resource.title),
    createElement(
      'span',
      { class: 'm' },
      `after ${after.map(({ title }) => isolate(title)).join(', ')}`,
    ),
  );
}
