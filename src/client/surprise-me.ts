import { createElement } from './markup.ts';

/** `<surprise-me>`: its link leads to a resource that the reader has neither marked, kept nor opened. */
class SurpriseMe extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a')!;
    const status = createElement('span', { role: 'status' });
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
      event.preventDefault();
      status.textContent = '';
      // There before its text, so that the text is announced.
      this.append(status);
      import('./surprise.ts')
        .then(({ findSurprise }) => findSurprise())
        .then(
          (found) => {
            if ('href' in found) location.assign(found.href);
            else status.textContent = found.text;
          },
          // The list is a way to a surprise too.
          () => location.assign(link.href),
        );
    });
  }
}

customElements.define('surprise-me', SurpriseMe);
