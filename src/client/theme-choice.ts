import { getPreferences, setPreferences } from './preferences.ts';
import { createElement } from './markup.ts';
import { noteOnRoot } from './root-notes.ts';

/** The colours of the browser around the page, in the order in which the head of the page names them. */
const bars = { dark: '#0e0f10', light: '#fbfbf9' };
const names = { '': 'System theme', light: 'Light theme', dark: 'Dark theme' };

/** `<theme-choice>`: the theme of the system, light or dark; it is empty without its script. */
class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    const choices = Object.entries(names).map(([value, title]) =>
      createElement('input', { type: 'radio', name: 'theme', value, title, 'aria-label': title }),
    );
    const show = () => {
      const theme = showTheme();
      for (const choice of choices) choice.checked = choice.value === theme;
    };
    this.role = 'radiogroup';
    this.ariaLabel = 'Theme';
    this.append(...choices);
    this.addEventListener('change', ({ target }) => {
      const { value } = target as HTMLInputElement;
      setPreferences({ theme: value in bars ? (value as keyof typeof bars) : undefined });
    });
    document.addEventListener('preferences', show);
    show();
  }
}

/** Gives the page its theme, and the browser around it the colour that goes with it. */
function showTheme(): string {
  const { theme } = getPreferences();
  const chosen = theme && bars[theme];
  noteOnRoot({ 'data-theme': theme, 'data-bar': chosen });
  document.querySelectorAll<HTMLMetaElement>('[name=theme-color]').forEach((meta, i) => {
    meta.content = chosen ?? Object.values(bars)[i] ?? '';
  });
  return theme ?? '';
}

customElements.define('theme-choice', ThemeChoice);
