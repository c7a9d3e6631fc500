/**
 * `<path-finder>`: adds up which learning path the answers speak for, and says it.
 * The page is plain advice without it: its fields wait, disabled, until this script enables them.
 */
class PathFinder extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')!;
    for (const fieldset of form.querySelectorAll('fieldset')) fieldset.disabled = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', () => this.#show());
  }

  #show(): void {
    const given = [...this.querySelectorAll('div:has(> label :checked)')];
    const links = given.flatMap((answer) => [...answer.querySelectorAll('a')]);
    const byPath = [...Map.groupBy(links, ({ href }) => href).values()];
    const most = Math.max(...byPath.map(({ length }) => length));
    const best = byPath.filter(({ length }) => length === most);
    this.querySelector('[role=status]')!.replaceChildren(...formatResult(given.length, best));
  }
}

/** What so many answers come to: `best` holds the links of each path that most of them name. */
function formatResult(given: number, best: HTMLAnchorElement[][]): (string | Node)[] {
  const [first, ...others] = best;
  if (!first) return ['None of the paths suits these answers better than another.'];
  const isTie = others.length > 0;
  const part = first.length === given ? 'All' : `${first.length} of`;
  const answers = given === 1 ? 'answer' : isTie ? 'answers' : `${given} answers`;
  const whose = given === 1 || isTie ? 'Your' : `${part} your`;
  const speak = given === 1 || (first.length === 1 && !isTie) ? 'speaks' : 'speak';
  const paths = best.flatMap(([link], i) => [
    i === 0 ? ' ' : i < others.length ? ', ' : ' and ',
    link!.cloneNode(true),
  ]);
  const reasons = isTie ? '.' : `. ${first.map(reasonOf).join(' ')}`;
  return [`${whose} ${answers} ${speak} ${isTie ? 'alike ' : ''}for`, ...paths, reasons];
}

/** Why the answer that a link stands at speaks for its path. */
function reasonOf(link: HTMLAnchorElement): string {
  return link.closest('div')?.querySelector('.dim')?.textContent ?? '';
}

customElements.define('path-finder', PathFinder);
