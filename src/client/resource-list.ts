/** `<resource-list>`: narrows and orders the rows of a list; its state stands in the address. */
class ResourceList extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')!;
    const list = this.querySelector('ul')!;
    const count = this.querySelector('[role=status]')!;
    const empty = this.querySelector<HTMLElement>('[data-empty]')!;
    const sort = this.querySelector<HTMLSelectElement>('[name=sort]')!;
    const rows = [...list.children] as HTMLElement[];
    const fields = [...form.elements].filter(
      (field) => field instanceof HTMLSelectElement || field instanceof HTMLInputElement,
    );

    const readAddress = () => {
      const query = new URLSearchParams(location.search);
      for (const field of fields) {
        const value = query.get(field.name) ?? '';
        if (field instanceof HTMLInputElement) field.checked = value === field.value;
        else {
          field.value = value;
          // An option that does not exist, from an old or foreign address, narrows nothing.
          if (field.selectedIndex < 0) field.value = '';
        }
      }
      show();
    };

    const writeAddress = () => {
      const query = new URLSearchParams(
        [...new FormData(form)].filter(([, value]) => value !== '') as [string, string][],
      ).toString();
      history.replaceState(null, '', query ? `?${query}` : location.pathname);
    };

    const show = () => {
      const wanted = new Map(
        [...new FormData(form)].filter(([name, value]) => name !== 'sort' && value !== '') as [
          string,
          string,
        ][],
      );
      const fits = (row: HTMLElement, without?: string) =>
        [...wanted].every(([name, value]) => name === without || has(row, name, value));

      let shown = 0;
      for (const row of rows) {
        row.hidden = !fits(row);
        if (!row.hidden) shown += 1;
      }
      for (const field of fields) {
        if (!(field instanceof HTMLSelectElement) || field.name === 'sort') continue;
        const others = rows.filter((row) => fits(row, field.name));
        for (const option of field.options) {
          if (!option.dataset['label']) continue;
          const n = others.filter((row) => has(row, field.name, option.value)).length;
          option.textContent = `${option.dataset['label']} (${n})`;
          option.hidden = n === 0 && !option.selected;
        }
      }
      const order = orders[sort.value];
      list.append(...(order ? rows.toSorted(order) : rows));
      count.textContent =
        shown === rows.length
          ? `${shown} resources`
          : `${shown} of ${rows.length} ${rows.length === 1 ? 'resource' : 'resources'}`;
      empty.hidden = shown > 0;
    };

    form.hidden = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', () => {
      writeAddress();
      show();
    });
    form.addEventListener('reset', () => {
      // The fields are empty only after the event.
      setTimeout(() => {
        writeAddress();
        show();
      });
    });
    addEventListener('popstate', readAddress);
    readAddress();
  }
}

type Order = (a: HTMLElement, b: HTMLElement) => number;

const LEVELS = ['beginner', 'intermediate', 'advanced', 'none'];
const orders: Record<string, Order> = {
  topic: (a, b) =>
    (a.dataset['n'] ?? '').localeCompare(b.dataset['n'] ?? '', 'en', { numeric: true }),
  level: (a, b) => rank(a) - rank(b),
};

function rank(row: HTMLElement): number {
  return LEVELS.indexOf((row.dataset['level'] ?? 'none').split(' ')[0] ?? 'none');
}

function has(row: HTMLElement, name: string, value: string): boolean {
  return (row.dataset[name] ?? '').split(' ').includes(value);
}

customElements.define('resource-list', ResourceList);
