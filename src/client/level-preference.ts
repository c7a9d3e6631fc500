import { getPreferences, setPreferences } from './preferences.ts';

/** `<level-preference>`: the level that the reader prefers, kept in this browser. */
class LevelPreference extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector('select')!;
    const show = () => {
      const { level = '' } = getPreferences();
      select.value = level;
      // A level of another catalog.
      if (select.selectedIndex < 0) select.value = '';
    };
    select.disabled = false;
    select.addEventListener('change', () => setPreferences({ level: select.value || undefined }));
    document.addEventListener('preferences', show);
    show();
  }
}

customElements.define('level-preference', LevelPreference);
