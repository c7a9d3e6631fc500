const ENTRIES: Record<string, string> = { resources: 'yaml', topics: 'mdx', paths: 'mdx' };

/**
 * The file to edit when something on `page` (a file of the built site, such as
 * `resources/kvmtool/index.html`) is wrong: its content file, else its page in `src/pages`, its image or the styles.
 */
export function sourceOf(page: string): string {
  if (page.endsWith('.css')) return 'src/styles';
  if (page.endsWith('.svg')) return `public/${page}`;
  const [room = '', id, ...rest] = page.replace(/(?:\/?index)?\.html$/, '').split('/');
  const extension = ENTRIES[room];
  if (extension) {
    if (id && ['', 'whole'].includes(rest.join('/'))) return `content/${room}/${id}.${extension}`;
    return `src/pages/${room}/index.astro`;
  }
  if (room === 'changes') return 'src/components/ChangeList.astro';
  if (room === 'glossary') return 'content/glossary.yaml';
  return `src/pages/${[room || 'index', id, ...rest].filter(Boolean).join('/')}.astro`;
}
