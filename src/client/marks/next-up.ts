import { findNext, findOpen, type IndexedResource } from '../../progress/ready.ts';
import { formatOpen, markOfResource, type StepIndex } from '../../progress/steps.ts';
import { followSteps } from './marking.ts';
import { loadWithDependents } from '../resource-index.ts';
import { store } from '../progress-store.ts';
import { titleAttributes, type Titled } from '../../text/text-direction.ts';

/** `<next-up>`: once the resource that the control before it marks is done, says what it leads to. */
class NextUp extends HTMLElement {
  readonly #before = this.textContent;

  connectedCallback(): void {
    followSteps((steps) => void this.#show(steps));
  }

  async #show(steps: StepIndex): Promise<void> {
    const id =
      this.parentElement?.querySelector<HTMLElement>('mark-control')?.dataset['resource'] ?? '';
    const resources = await loadWithDependents([id]).catch(() => []);
    if (markOfResource(store.progress, id) !== 'done') {
      this.textContent = this.#before;
      return;
    }
    const next = findNext(store.progress, steps, resources, id);
    const onPaths = next.steps.map(({ path, step }) =>
      createItem(step, { code: step.code, line: path.line, of: path.title }),
    );
    const alone = next.resources.map((resource) => {
      const item = createItem(resource);
      const open = countOpen(resource);
      if (open) item.append(` (${open})`);
      return item;
    });
    const list = document.createElement('ul');
    list.className = 'list';
    list.append(...onPaths, ...alone);
    list.firstElementChild?.prepend('Next: ');
    if (list.childElementCount > 0) this.replaceChildren(list);
    else this.textContent = 'Done. Nothing in the catalog builds on it yet.';
  }
}

function createItem(
  titled: Titled & { href: string },
  stop?: { code: string; line: number; of: string },
): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const { href, title } = titled;
  link.href = href;
  link.textContent = title;
  const { lang, dir } = titleAttributes(titled);
  if (lang) link.lang = lang;
  if (dir) link.dir = dir;
  if (stop) {
    const sign = document.createElement('span');
    sign.className = `stop l${stop.line}`;
    sign.textContent = stop.code;
    sign.ariaHidden = 'true';
    item.append(sign, ' ');
    link.ariaLabel = `${title}: step ${stop.code} of ${stop.of}`;
  }
  item.append(link);
  return item;
}

/** What is still open of its prerequisites; empty where nothing is. */
function countOpen(resource: IndexedResource): string {
  const open = findOpen(store.progress, resource).length;
  return open === 0 ? '' : formatOpen(open, resource.requires.length);
}

customElements.define('next-up', NextUp);
