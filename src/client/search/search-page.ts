import { formatQuery, parseFilters } from './search-filters.ts';
import { createSearchView } from './search-view.ts';

/** `<search-page>`: the results of the address, in place of the list of everything. */
export class SearchPage extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const field = form?.querySelector('input');
    const everything = this.querySelector<HTMLElement>('[data-everything]');
    if (!form || !field || !everything) return;

    const showList = () => {
      everything.hidden = field.value.trim() !== '';
    };
    const view = createSearchView('page', field, new URL('..', form.action).href, (state, by) => {
      const address = location.pathname + formatQuery(state.query, state.filters);
      if (by === 'choice') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      showList();
    });
    view.element.hidden = true;
    everything.before(view.element);

    const readAddress = () => {
      const query = new URLSearchParams(location.search);
      view.show({ query: query.get('q') ?? '', filters: parseFilters(query) });
      showList();
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const { query, filters } = view.state();
      history.pushState(null, '', location.pathname + formatQuery(query, filters));
    });
    addEventListener('popstate', readAddress);
    // What was typed while this loaded comes before the address.
    if (field.value.trim() === '' || location.search !== '') readAddress();
    else field.dispatchEvent(new Event('input'));
  }
}
