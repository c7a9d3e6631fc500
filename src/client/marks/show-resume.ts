import type { ResumeItem } from '../../progress/resume.ts';

/**
 * Shows on the home page what the reader may continue with, from what other pages noted. It runs where
 * it is in the page, before what follows is there, so that nothing moves; so it imports nothing.
 */
export function showResumeItems(): void {
  const section = document.getElementById('continue');
  const list = section?.querySelector('ul');
  const base = document.documentElement.dataset['base'] ?? '/';
  const key = `cairn:${base}:continue`;
  const show = () => {
    if (!section || !list) return;
    let items: HTMLElement[] = [];
    try {
      const found = JSON.parse(localStorage.getItem(key) ?? '[]') as ResumeItem[];
      items = found.map(({ stop, lead, title, lang = '', href, tail = '' }, i) => {
        const item = document.createElement('li');
        if (stop) {
          const sign = document.createElement('span');
          sign.className = `stop l${Number(stop.line)}`;
          sign.textContent = stop.code;
          sign.ariaHidden = 'true';
          item.append(sign);
        }
        const link = document.createElement('a');
        const name = document.createElement('bdi');
        name.textContent = title;
        if (lang) name.lang = lang;
        link.append(name);
        // The first one is what the page offers above all.
        if (i === 0) {
          link.className = 'go';
          link.prepend('Continue with ');
        }
        // Only ever pages of this site, whatever is stored.
        const { pathname, hash } = new URL(href, location.origin);
        link.href = pathname + hash;
        const text = document.createElement('span');
        text.append(lead, link, tail);
        item.append(text);
        return item;
      });
    } catch {
      // Damaged or refused: nothing to continue with.
    }
    list.replaceChildren(...items);
    section.hidden = items.length === 0;
  };
  show();
  document.addEventListener('continue', show);
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) show();
  });
}
