import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { findBrowser } from '../../scripts/find-browser.ts';
import { madeUpBases } from '../made-up-sizes.ts';
import { type ServedSite, serveSite } from '../serve.ts';
import { startChromium } from './chromium.ts';
import { startFirefox } from './firefox.ts';
import { findProgram } from './programs.ts';
import { type Session, waitFor } from './session.ts';
import { startWebKit } from './webkit.ts';

/** The catalog that holds the most of everything. */
const SITE = '.cache/sites/crowded';
const { pages, first } = findPages();
const firefox = findProgram('firefox-esr', 'firefox');
const webkit = findProgram('WebKitWebDriver');
const browsers: { name: string; start: (() => Promise<Session>) | undefined }[] = [
  { name: 'Firefox', start: firefox ? () => startFirefox(firefox) : undefined },
  { name: 'WebKit', start: webkit ? () => startWebKit(webkit) : undefined },
];

let site: ServedSite;
let expected: Map<string, Looks>;

before(async () => {
  site = await serveSite(SITE, madeUpBases.crowded, recordFailures);
  const chromium = await startChromium(await findBrowser());
  try {
    expected = await visitAll(chromium);
  } finally {
    await chromium.close();
  }
});
after(() => site.stop());

for (const { name, start } of browsers)
  describe(name, { skip: start ? false : `${name} is not installed` }, () => {
    let session: Session;
    before(async () => {
      session = await start!();
    });
    after(() => session.close());
    const run = <Argument, Value>(work: (argument: Argument) => Value, argument?: Argument) =>
      session.evaluate<Awaited<Value>>(`(${work.toString()})(${JSON.stringify(argument ?? null)})`);
    const open = (address: string) => session.open(site.address + address);
    const follow = async (selector: string) => {
      const before = await run(() => location.href);
      assert.ok(
        await run((at: string) => document.querySelector(at) !== null, selector),
        `${selector} on ${before}`,
      );
      await run((at: string) => {
        // Later, as the answer of this call must not meet the next page.
        setTimeout(() => document.querySelector<HTMLElement>(at)!.click());
      }, selector);
      await waitFor(`${selector} leading on`, async () => {
        const [now, state] = await run(() => [location.href, document.readyState]);
        return now !== before && state === 'complete';
      });
    };

    test('every kind of page loads without a word in the console, and looks as in Chromium', async () => {
      const looks = await visitAll(session);
      for (const [address, look] of looks) {
        assert.deepEqual(look.failures, [], `/${address}`);
        assert.deepEqual(look.styles, expected.get(address)?.styles, `/${address}`);
      }
    });

    test('a click leads to the next page and back, as often as somebody clicks', async () => {
      await open(first.topic);
      for (let round = 0; round < 3; round += 1) {
        await follow('.row .t a');
        await follow('.mark');
        await follow('nav[aria-label=Main] a');
        await follow('main a[href*="/topics/"]');
      }
    });

    test('search opens by key and answers while somebody types', async () => {
      await open('');
      await session.press('/');
      await waitFor('the dialog', () => run(() => document.querySelector('dialog')?.open));
      await session.press(...first.word);
      const hits = await waitFor('results', () =>
        run(() => document.querySelectorAll('dialog .row').length || undefined),
      );
      assert.ok(hits > 0);
      await session.press('Escape');
      await waitFor('the dialog to close', () =>
        run(() => !document.querySelector('dialog')?.open),
      );
    });

    test('a filter narrows the list, and its state stands in the address', async () => {
      await open('resources/');
      const all = await run(() => document.querySelectorAll('resource-list .row').length);
      await run((kind: string) => {
        const select = document.querySelector<HTMLSelectElement>('select[name=kind]')!;
        select.value = kind;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, first.kind);
      const shown = await waitFor('the narrowed list', async () => {
        const [visible, whole] = await run(() => {
          const rows = [...document.querySelectorAll<HTMLElement>('resource-list .row')];
          return [rows.filter(({ hidden }) => !hidden).length, rows.length] as const;
        });
        return visible < whole && whole > all && visible;
      });
      assert.ok(shown > 0);
      assert.match(await run(() => location.search), new RegExp(`kind=${first.kind}`));
    });

    test('a mark stays, is exported, and comes back by import', async () => {
      await open(first.resource);
      const press = () =>
        run(() => document.querySelector<HTMLElement>('mark-control button')!.click());
      const isMarked = () =>
        run(() => document.querySelector('mark-control [aria-pressed=true]') !== null);
      await waitFor('the buttons', () =>
        run(() => document.querySelector('mark-control button') !== null),
      );
      await press();
      await waitFor('the mark', isMarked);
      await open(first.resource);
      await waitFor('the mark after loading again', isMarked);

      await open('progress/');
      await waitFor('the page to know of marks', () =>
        run(() => document.querySelectorAll('[data-known] li').length > 0),
      );
      const exported = await run(async () => {
        const createAddress = URL.createObjectURL.bind(URL);
        const blob = await new Promise<Blob>((resolve) => {
          URL.createObjectURL = (object) => {
            resolve(object as Blob);
            return createAddress(object);
          };
          document.querySelector<HTMLElement>('[data-do=download]')!.click();
        });
        URL.createObjectURL = createAddress;
        return blob.text();
      });
      assert.match(exported, /"cairn": ?"progress"/);

      await run(() => localStorage.clear());
      await open('progress/');
      await waitFor('the paste field', () =>
        run(() => !document.querySelector<HTMLElement>('[data-own]')!.hidden),
      );
      await run((text: string) => {
        const form = document.querySelector<HTMLFormElement>('[data-paste]')!;
        form.querySelector('textarea')!.value = text;
        form.requestSubmit();
      }, exported);
      await waitFor('the preview', () =>
        run(() => document.querySelector('[data-arriving] button') !== null),
      );
      await run(() => document.querySelector<HTMLElement>('[data-arriving] button')!.click());
      await open(first.resource);
      await waitFor('the imported mark', isMarked);
    });

    test('a theme that was chosen stays', async () => {
      await open('');
      await waitFor('the choice', () =>
        run(() => document.querySelector('[name=theme][value=dark]') !== null),
      );
      await run(() => document.querySelector<HTMLElement>('[name=theme][value=dark]')!.click());
      await open('about/');
      assert.equal(await run(() => document.documentElement.dataset['theme']), 'dark');
      const paper = await run(() => getComputedStyle(document.body).backgroundColor);
      await run(() => localStorage.clear());
      await open('about/');
      assert.notEqual(await run(() => getComputedStyle(document.body).backgroundColor), paper);
    });

    test('the form writes the file of a resource', async () => {
      await open('contribute/new/');
      await waitFor('the form', () =>
        run(() => !document.querySelector<HTMLFieldSetElement>('resource-form fieldset')?.disabled),
      );
      await run(() => {
        const fill = (name: string, value: string) => {
          const control = document.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
          control.value = value;
          for (const event of ['input', 'change'])
            control.dispatchEvent(new Event(event, { bubbles: true }));
        };
        fill('url', 'https://guide.example/hives/');
        fill('title', 'A Guide to Hives');
        fill('kind', 'tutorial');
        fill('summary', 'Walks through a hive once.');
      });
      await waitFor('the file', () =>
        run(() =>
          document.querySelector('pre[data-text]')?.textContent.includes('title: A Guide to Hives'),
        ),
      );
      assert.deepEqual(await run(() => window.failures), []);
    });

    test('what was visited opens without a connection', async () => {
      await open('');
      await waitFor('the service worker', () =>
        run(async () => (await navigator.serviceWorker.ready).active?.state === 'activated'),
      );
      await open('');
      const { port } = new URL(site.address);
      await site.stop();
      try {
        await open('topics/');
        assert.equal(await run(() => document.querySelector('h1')?.textContent), 'Topics');
      } finally {
        site = await serveSite(SITE, madeUpBases.crowded, recordFailures, Number(port));
      }
    });
  });

interface Looks {
  failures: string[];
  /** What the first elements of a selector look like, as computed. */
  styles: Record<string, string[]>;
}

declare global {
  interface Window {
    failures: string[];
  }
}

/** Runs first on each page that is served here. */
function recordFailures(): void {
  window.failures = [];
  const add = (text: unknown) => window.failures.push(String(text));
  addEventListener(
    'error',
    ({ message, target }) => {
      // A preload that a reload has overtaken is no failure of the page.
      if (message || !(target as HTMLElement).matches('[rel=modulepreload]'))
        add(message || `${(target as HTMLElement).outerHTML} did not load`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => add(reason));
  addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => {
    add(`${violatedDirective} was violated by ${sourceFile}`);
  });
  for (const name of ['error', 'warn'] as const) console[name] = (...all) => add(all.join(' '));
}

async function visitAll(session: Session): Promise<Map<string, Looks>> {
  const looks = new Map<string, Looks>();
  for (const address of pages) {
    await session.open(site.address + address);
    looks.set(address, await session.evaluate(`(${look.toString()})()`));
  }
  return looks;
}

/** Underlines and widths of lines, which browsers have understood in different ways. */
function look(): Looks {
  const selectors = {
    'main .prose a': ['textDecorationLine', 'textDecorationStyle'],
    'main p a, .spec a': ['textDecorationLine', 'textDecorationStyle'],
    'main a': ['textDecorationLine'],
    '.line > use, .line > .bar': ['strokeWidth', 'strokeDasharray'],
    '.trunk i': ['height'],
  } as const;
  const styles = Object.entries(selectors).map(([selector, properties]) => {
    const elements = [...document.querySelectorAll(selector)].slice(0, 30);
    return [
      selector,
      elements.map((element) => {
        const computed = getComputedStyle(element);
        return properties.map((property) => computed[property].replaceAll('px', '')).join(' ');
      }),
    ];
  });
  return { failures: window.failures, styles: Object.fromEntries(styles) as Looks['styles'] };
}

/** An address of each kind of page, and what the flows need, from the catalog as the site publishes it. */
function findPages() {
  const { origin } = new URL('http://site.invalid');
  const json = JSON.parse(readFileSync(`${SITE}/catalog.json`, 'utf8')) as {
    topics: Page[];
    paths: Page[];
    resources: (Page & { kind: string })[];
    glossary: (Page & { term: string })[];
  };
  const at = (page: Page | undefined) => new URL(page?.page ?? '/', origin).pathname.slice(1);
  const [resource] = json.resources;
  const first = {
    topic: at(json.topics[0]),
    resource: at(resource),
    kind: resource?.kind ?? '',
    word: resource?.title.slice(0, 5).toLowerCase() ?? '',
  };
  const pages = [
    ...['', 'topics/', 'resources/', 'retired/', 'paths/', 'map/', 'progress/', 'saved/'],
    ...['search/', 'glossary/', 'contribute/', 'contribute/new/', 'about/', 'changes/', 'health/'],
    ...['contribute/fields/', 'contribute/rules/', 'offline/', 'no-such-page/'],
    first.topic,
    first.resource,
    at(json.paths[0]),
    at(json.glossary[0]),
  ];
  return { pages, first };
}

interface Page {
  title: string;
  page: string;
}
