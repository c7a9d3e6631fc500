/** `<health-list>`: filters the links by state and host; what was chosen is in the address. */
class HealthList extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const fields = [...form.querySelectorAll('select')];
    const given = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = given.get(field.name) ?? '';
      // An option that does not exist, from an old address, filters nothing.
      if (field.selectedIndex < 0) field.value = '';
    }
    const change = () => {
      const chosen = fields.filter(({ value }) => value).map(({ name, value }) => [name, value]);
      const query = new URLSearchParams(chosen).toString();
      history.replaceState(null, '', query ? `?${query}` : location.pathname);
      this.#show(fields);
    };
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', change);
    // The fields are empty only after the event.
    form.addEventListener('reset', () => setTimeout(change));
    if (fields.some(({ value }) => value)) this.#show(fields);
  }

  #show(fields: HTMLSelectElement[]): void {
    const rows = [...this.querySelectorAll<HTMLElement>('[data-state]')];
    for (const row of rows)
      row.hidden = fields.some(({ name, value }) => value !== '' && row.dataset[name] !== value);
    for (const group of this.querySelectorAll<HTMLElement>('.group'))
      group.hidden = !group.querySelector('[data-state]:not([hidden])');
    const shown = rows.filter(({ hidden }) => !hidden).length;
    const status = this.querySelector<HTMLElement>('#count')!;
    // As the page is built, it says how many there are.
    const all = (status.dataset['all'] ??= status.textContent.trim());
    const isWhole = String(rows.length) === this.dataset['total'];
    const some = `${shown} of ${isWhole ? all : `${rows.length} links shown here`}`;
    status.textContent = shown === rows.length ? all : some;
    this.querySelector<HTMLElement>('[data-empty]')!.hidden = shown > 0;
    const clear = this.querySelector<HTMLElement>('[type=reset]')!;
    const isIdle = fields.every(({ value }) => value === '');
    // Whoever used it continues with the first filter.
    if (isIdle && clear === document.activeElement) fields[0]?.focus();
    clear.hidden = isIdle;
  }
}

customElements.define('health-list', HealthList);
