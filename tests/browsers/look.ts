/** What a page looks like, as far as browsers should agree. */
export interface Look {
  failures: string[];
  /** Of the elements of a selector, what a browser has computed. */
  styles: Record<string, string[]>;
  /** Elements that reach beyond the right edge of the page, or stand left of it. */
  outside: string[];
}

declare global {
  interface Window {
    failures: string[];
  }
}

/** Runs first on each page, and keeps what a console would show in `window.failures`. */
export function recordFailures(): void {
  window.failures = [];
  // As a reader who has read what is saved in the background; the notice comes at any moment.
  const { base = '/' } = document.documentElement.dataset;
  localStorage.setItem(
    `cairn:${base}:offline`,
    localStorage.getItem(`cairn:${base}:offline`) ?? 'on',
  );
  const add = (text: unknown) => window.failures.push(String(text));
  addEventListener(
    'error',
    ({ message, target }) => {
      const text = message || `${(target as HTMLElement).outerHTML} did not load`;
      // Firefox says so of the preload of a module that is there already.
      if (!message && (target as HTMLElement).matches('[rel=modulepreload]'))
        import((target as HTMLLinkElement).href).catch(() => add(text));
      else add(text);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => add(reason));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
    add(`${violatedDirective} forbids ${blockedURI} in ${sourceFile}`);
  });
  for (const name of ['error', 'warn'] as const) console[name] = (...all) => add(all.join(' '));
}

/** Runs in the page. */
export async function look(): Promise<Look> {
  // A browser may say that a page has loaded before its scripts have run. Those of search wait for a query.
  const waiting = document.querySelectorAll(':not(:defined, search-page)');
  await Promise.all(
    ['theme-choice', ...[...waiting].map(({ localName }) => localName)].map((name) =>
      customElements.whenDefined(name),
    ),
  );
  await new Promise((resolve) => setTimeout(resolve));
  const text = ['fontSize', 'fontWeight', 'lineHeight'];
  const selectors: Record<string, string[]> = {
    'main a, .foot a, .nav a, .plain': [
      ...['textDecorationLine', 'textDecorationStyle', 'textDecorationThickness'],
      'textUnderlineOffset',
    ],
    '.line > use, .line > .bar, .others, .dot, .change': ['strokeWidth', 'strokeDasharray'],
    '.trunk i': ['height'],
    'h1, h2, h3, .t, .d, .m, .n': text,
    'button, input, select, textarea': [...text, 'appearance'],
    'main > :not(noscript), .top > *': ['display', 'position', 'visibility', 'opacity'],
  };
  const describe = (element: Element, properties: string[]) => {
    const computed = getComputedStyle(element) as unknown as Record<string, string>;
    // How a line is drawn counts where there is one.
    const isPlain = computed['textDecorationLine'] === 'none';
    const values = (
      isPlain ? properties.filter((name) => !/^text.+(?:ness|set)$/.test(name)) : properties
    )
      .map((name) => computed[name] ?? '')
      // Each browser rounds lengths in its own way.
      .map((value) =>
        value.replace(
          /([\d.]+)(px)?/g,
          (_, digits: string) => `${Math.round(Number(digits) * 10) / 10}`,
        ),
      );
    return `${element.localName}.${element.className.toString()}: ${values.join(' ')}`;
  };
  const width = document.documentElement.clientWidth;
  const outside = [...document.querySelectorAll('body *')].filter((element) => {
    const { left, right, width: own } = element.getBoundingClientRect();
    if (own === 0 || (right <= width + 1 && left >= -1)) return false;
    // What scrolls or clips by itself may hold more than it shows.
    for (let above = element.parentElement; above; above = above.parentElement)
      if (getComputedStyle(above).overflowX !== 'visible') return false;
    return getComputedStyle(element).clipPath === 'none';
  });
  return {
    failures: window.failures,
    outside: outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 200)),
    styles: Object.fromEntries(
      Object.entries(selectors).map(([selector, properties]) => [
        selector,
        [...document.querySelectorAll(selector)]
          .slice(0, 40)
          .map((element) => describe(element, properties)),
      ]),
    ),
  };
}

/** Says what is wrong with a page by itself, and in what it differs from how it should look. */
export function compareLooks(found: Look, wanted: Look | undefined): string[] {
  const differences = Object.entries(found.styles).flatMap(([selector, lines]) => {
    const others = wanted?.styles[selector] ?? [];
    if (lines.length !== others.length)
      return [`${lines.length} and not ${others.length} of "${selector}"`];
    return lines.flatMap((line, i) => (line === others[i] ? [] : `${line} and not ${others[i]}`));
  });
  const outside = found.outside.map((element) => `reaches out of the page: ${element}`);
  return [...found.failures, ...outside, ...new Set(differences)];
}
