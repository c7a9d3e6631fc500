import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findBrowser } from '../../scripts/find-browser.ts';
import { madeUpBases } from '../made-up-sizes.ts';
import { type ServedSite, serveSite } from '../serve.ts';
import { startChromium } from './chromium.ts';
import { startFirefox } from './firefox.ts';
import { findInstalled } from './installed.ts';
import { compareLooks, type Look, look, recordFailures } from './look.ts';
import { readPages } from './pages.ts';
import { type Session, waitFor } from './session.ts';
import { startWebKit } from './webkit.ts';

/** The catalog that holds the most of everything. */
const folder = '.cache/sites/crowded';
const base = madeUpBases.crowded;
const { pages, first } = readPages(folder);
const widths = [1280, 360];
const starts = { Firefox: startFirefox, WebKit: startWebKit };

let site: ServedSite;
let expected: Promise<Map<string, Look>> | undefined;

before(async () => {
  site = await serveSite(folder, base, recordFailures);
});
after(() => site.stop());

for (const { name, programs, missing } of findInstalled(process.env['PATH'] ?? ''))
  if (missing) test(name, { skip: missing });
  else describe(name, () => defineTests(() => starts[name](programs)));

function defineTests(start: () => Promise<Session>): void {
  let session: Session;
  before(async () => {
    session = await start();
  });
  after(() => session.close());

  const run = <Argument, Value>(work: (argument: Argument) => Value, argument?: Argument) =>
    session.evaluate<Awaited<Value>>(`(${work.toString()})(${JSON.stringify(argument ?? null)})`);
  const open = async (address: string) => {
    await session.open(site.address + address);
    // WebKit may say that a page has loaded before its scripts have run; this is the last of them.
    await run(() => customElements.whenDefined('theme-choice').then(() => true));
  };
  const has = (selector: string) =>
    run((at: string) => document.querySelector(at) !== null, selector);
  const click = (selector: string) =>
    run((at: string) => {
      document.querySelector<HTMLElement>(at)!.click();
    }, selector);
  const count = (selector: string) =>
    run((at: string) => document.querySelectorAll(at).length, selector);
  const assertClean = async () => assert.deepEqual(await run(() => window.failures), []);

  test('every kind of page loads without a word in the console, and looks as in Chromium', async () => {
    site.missing.length = 0;
    expected ??= visitInChromium();
    const wanted = await expected;
    const found = await visitAll(session);
    const differences = [...found].flatMap(([page, look]) =>
      compareLooks(look, wanted.get(page)).map((difference) => `${page}: ${difference}`),
    );
    assert.deepEqual(differences, []);
    assert.deepEqual(new Set(site.missing), new Set([`${base}no-such-page/`]));
  });

  test('clicks lead from page to page, round after round', async () => {
    const follow = async (selector: string) => {
      await waitFor(selector, () => has(selector));
      const before = await run((at: string) => {
        // Later, as the answer of this call must not meet the next page.
        setTimeout(() => document.querySelector<HTMLElement>(at)!.click());
        return location.href;
      }, selector);
      await waitFor(`${selector} leading on from ${before}`, () =>
        run((from: string) => {
          const [navigation] = performance.getEntriesByType('navigation');
          const { loadEventEnd } = navigation as PerformanceNavigationTiming;
          return location.href !== from && loadEventEnd > 0;
        }, before),
      );
    };
    await open(first.topic);
    for (let round = 0; round < 3; round += 1) {
      await follow('.row .t a');
      await follow('.mark');
      await follow('nav[aria-label=Main] a');
      await follow('main .topic h2 a');
    }
    await assertClean();
  });

  test('the menu of a phone opens, within the page, and leads on', async () => {
    await session.resize(360, 640);
    await open('about/');
    const measure = () =>
      run(() => {
        const { left, right, bottom } = document
          .querySelector('nav[aria-label=Main] a:last-child')!
          .getBoundingClientRect();
        return { width: right - left, right, bottom };
      });
    assert.equal((await measure()).width, 0);
    await click('.opens');
    const { width, right, bottom } = await measure();
    assert.ok(width > 0 && right <= 360 && bottom <= 640, `${width}, ${right}, ${bottom}`);
    await session.press('Escape');
    await waitFor('the menu to close', async () => (await measure()).width === 0);
    await session.resize(1280, 800);
  });

  test('search opens by key in the middle of the page, and answers while somebody types', async () => {
    await open('');
    await session.press('/');
    await waitFor('the dialog', () => has('dialog.search[open]'));
    const [left, right] = await run(() => {
      const box = document.querySelector('dialog')!.getBoundingClientRect();
      return [box.left, document.documentElement.clientWidth - box.right];
    });
    assert.ok(Math.abs(left - right) < 2, `${left} px on the left, ${right} px on the right`);
    await session.press(...first.title.slice(0, 12));
    const hit = (title: string) =>
      [...document.querySelectorAll('dialog .row .t a')].some((a) => a.textContent === title);
    await waitFor(`"${first.title}" among the hits`, () => run(hit, first.title));
    await session.press('ArrowDown');
    // A browser without a screen has no window in front, and so nothing that is ":focus".
    await waitFor('the first hit to have the focus', () =>
      run(() => document.activeElement?.closest('dialog .row') !== null),
    );
    await session.press('Escape');
    await waitFor('the dialog to close', async () => !(await has('dialog[open]')));
    await assertClean();
  });

  test('shortcuts work on a layout of another script', async () => {
    await open('');
    await run(() => {
      // No protocol sends a physical key with another letter on it. Later, as a key may lead away.
      setTimeout(() => {
        const pressed = { KeyG: 'п', KeyT: 'е' };
        for (const [code, key] of Object.entries(pressed))
          document.body.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true }));
      });
    });
    await waitFor('the topics', () => run(() => location.pathname.endsWith('/topics/')));
  });

  test('a filter narrows the list, and its state stands in the address', async () => {
    await open('resources/');
    await waitFor('the filters', () => has('resource-list fieldset:enabled'));
    await run((kind: string) => {
      const select = document.querySelector<HTMLSelectElement>('select[name=kind]')!;
      select.value = kind;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, first.kind);
    const status = () =>
      run(() => document.querySelector('resource-list [role=status]')?.textContent);
    await waitFor('the others to go', async () => {
      return (await status())?.trim().startsWith(`${first.ofKind} of `) === true;
    });
    assert.ok((await count('resource-list .row:not([hidden])')) > 0);
    assert.equal(await run(() => location.search), `?kind=${first.kind}`);
    await assertClean();
  });

  test('a mark stays, is exported, and comes back by import', async () => {
    const pressed = 'mark-control [value=done][aria-pressed=true]';
    await open(first.resource);
    await waitFor('the buttons', () => has('mark-control [value=done]'));
    await click('mark-control [value=done]');
    await waitFor('the mark', () => has(pressed));
    await open(first.resource);
    await waitFor('the mark after loading again', () => has(pressed));

    await open('progress/');
    await waitFor('the page to know of marks', () => has('[data-known] li'));
    const exported = await run(async () => {
      const createAddress = URL.createObjectURL.bind(URL);
      const blob = await new Promise<Blob>((resolve) => {
        URL.createObjectURL = (object) => {
          resolve(object as Blob);
          return createAddress(object);
        };
        document.querySelector<HTMLElement>('[data-do=download]')!.click();
      });
      return blob.text();
    });
    assert.match(exported, /"cairn": ?"progress"/);

    await run(() => localStorage.clear());
    await open('progress/');
    await waitFor('the field', () => has('[data-own]:not([hidden]) [data-paste] textarea'));
    await run((text: string) => {
      const form = document.querySelector<HTMLFormElement>('[data-paste]')!;
      form.querySelector('textarea')!.value = text;
      form.requestSubmit();
    }, exported);
    await waitFor('the preview', () => has('[data-arriving] button'));
    await click('[data-arriving] button');
    await open(first.resource);
    await waitFor('the imported mark', () => has(pressed));
    await assertClean();
    await run(() => localStorage.clear());
  });

  test('a theme that was chosen stays', async () => {
    await open('');
    await waitFor('the choice', () => has('[name=theme][value=dark]'));
    const paper = () => run(() => getComputedStyle(document.body).backgroundColor);
    await click('[name=theme][value=light]');
    const light = await paper();
    await click('[name=theme][value=dark]');
    await open('about/');
    assert.equal(await run(() => document.documentElement.dataset['theme']), 'dark');
    assert.notEqual(await paper(), light);
    await run(() => localStorage.clear());
  });

  test('the form writes the file of a resource', async () => {
    await open('contribute/new/');
    await waitFor('the form', () => has('resource-form fieldset:enabled'));
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
    await assertClean();
  });

  test('a topic opens without a connection, whatever its query', async () => {
    await open(first.topic);
    const title = await run(() => document.querySelector('h1')?.textContent);
    await waitFor('the service worker', () =>
      run(async () => (await navigator.serviceWorker.ready).active?.state === 'activated'),
    );
    await waitFor('its copy', () =>
      run(async () => (await caches.match(location.href)) !== undefined),
    );
    const { port } = new URL(site.address);
    await site.stop();
    try {
      await open(first.topic);
      assert.equal(await run(() => document.querySelector('h1')?.textContent), title);
      await open('topics/?from=elsewhere');
      assert.equal(await run(() => document.querySelector('h1')?.textContent), 'Topics');
      await open(`search/?q=${encodeURIComponent(first.title)}`);
      await waitFor('hits', () => has('.found .row'));
    } finally {
      site = await serveSite(folder, base, recordFailures, Number(port));
    }
  });
}

async function visitInChromium(): Promise<Map<string, Look>> {
  const chromium = await startChromium(await findBrowser());
  try {
    return await visitAll(chromium);
  } finally {
    await chromium.close();
  }
}

/**
 * Looks at every page at every width. A page is loaded once and resized, but for WebKit, which keeps a size of the home
 * page when its window grows, and has ended its session where the window changed at every page.
 */
async function visitAll(session: Session): Promise<Map<string, Look>> {
  const looks = new Map<string, Look>();
  const mayResize = session.name !== 'WebKit';
  const visits = mayResize
    ? pages.flatMap((address) => widths.map((width) => ({ address, width })))
    : widths.flatMap((width) => pages.map((address) => ({ address, width })));
  let last: (typeof visits)[number] | undefined;
  for (const visit of visits) {
    const { address, width } = visit;
    if (width !== last?.width) await session.resize(width, 800);
    if (!mayResize || address !== last?.address) await session.open(site.address + address);
    looks.set(`/${address} at ${width} px`, await session.evaluate(`(${look.toString()})()`));
    last = visit;
  }
  await session.resize(1280, 800);
  return looks;
}
