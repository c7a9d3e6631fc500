// Runs before anything shows. It applies the theme that the reader chose, and notes on the root what the header shows:
// `data-marked` if something is marked, `data-saved` if something is on the reading list, with its count as `--saved`.
try {
  const { documentElement: root } = document;
  const read = (key) => JSON.parse(localStorage[`cairn:${root.dataset.base}:${key}`] || '{}');
  const { theme } = read('preferences');
  if (theme == 'dark' || theme == 'light') {
    root.dataset.theme = theme;
    for (const meta of document.querySelectorAll('[name=theme-color]'))
      meta.media = meta.media.includes(theme) ? '' : 'not all';
  }
  const { marks, saved } = read('progress');
  const count = Object.values(saved).filter(({ kept }) => kept).length;
  if (Object.values(marks).some(({ as }) => as != 'open')) root.dataset.marked = '';
  if (count) {
    root.dataset.saved = '';
    root.style.setProperty('--saved', `"${count}"`);
  }
} catch {
  // Storage may be refused or hold anything; then the page stays as it is.
}
