import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { findBrowser } from '../scripts/find-browser.ts';
import { serveSite } from './serve.ts';
const what = process.argv.slice(2);
const site = await serveSite(process.env['DIST'] ?? '/tmp/p15/big/dist', process.env['BASE'] ?? '/');
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
async function open(address: string, opts: any = {}, storage?: Record<string, string>) {
  const context = await browser.newContext({ baseURL: site.address, serviceWorkers: 'block', viewport: { width: 1280, height: 800 }, ...opts });
  if (storage) await context.addInitScript((s) => { for (const [k, v] of Object.entries(s)) localStorage.setItem(k, v); }, storage);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  let list: { url: string; bytes: number }[] = [];
  const urls = new Map<string, string>();
  cdp.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => list.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength }));
  page.on('pageerror', (e) => console.log('ERROR', e.message));
  page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text()); });
  if (address !== undefined) await page.goto(address, { waitUntil: 'networkidle' });
  return { page, context, take: () => { const t = list; list = []; return t; } };
}
const sum = (l: { bytes: number }[]) => l.reduce((a, b) => a + b.bytes, 0);
const say = (name: string, l: { url: string; bytes: number }[], detail = false) => {
  console.log(name.padEnd(40), String(sum(l)).padStart(8), 'bytes', String(l.length).padStart(4), 'requests');
  if (detail) for (const { url, bytes } of l) console.log('     ', bytes, new URL(url).pathname);
};
if (what.includes('pages')) {
  const { startWeighing } = await import('./weigh-page.ts');
  for (const address of what.slice(1)) {
    const context = await browser.newContext({ baseURL: site.address, serviceWorkers: 'block' });
    const page = await context.newPage();
    const read = await startWeighing(page);
    await page.goto(address, { waitUntil: 'networkidle' });
    const { first, deferred, fonts } = await read();
    console.log((address || 'home').padEnd(36), 'first', first.bytes, first.requests, 'deferred', deferred.bytes, deferred.requests, 'fonts', fonts);
    await context.close();
  }
}
if (what.includes('list')) {
  const { page, take } = await open('resources/');
  say('list loads', take());
  await page.locator('select[name=kind]').selectOption('tutorial'); await page.waitForLoadState('networkidle'); await page.waitForTimeout(500);
  say('filter kind', take()); console.log(await page.locator('resource-list [role=status]').innerText(), await page.locator('resource-list li.row').count());
  await page.getByRole('button', { name: 'Show more' }).click(); await page.waitForTimeout(700);
  say('show more', take()); console.log(await page.locator('resource-list li.row').count());
  await page.locator('select[name=level]').selectOption('advanced'); await page.waitForTimeout(700);
  say('and level', take()); console.log(await page.locator('resource-list [role=status]').innerText());
  await page.locator('select[name=sort]').selectOption('topic'); await page.waitForTimeout(700);
  say('sort topic', take()); console.log(await page.locator('resource-list li.row').first().innerText());
  await page.getByRole('button', { name: 'Clear' }).click(); await page.waitForTimeout(500);
  console.log(await page.locator('resource-list [role=status]').innerText(), await page.locator('resource-list li.row').count(), page.url());
  const b = await open('resources/?topic=bait-hives');
  await b.page.waitForTimeout(500);
  say('?topic=', b.take()); console.log(await b.page.locator('resource-list [role=status]').innerText(), await b.page.locator('select[name=topic]').inputValue());
  const c = await open('resources/', {}, { 'cairn:/:preferences': JSON.stringify({ level: 'beginner' }) });
  await c.page.waitForTimeout(500);
  say('remembered level', c.take()); console.log(await c.page.locator('resource-list [role=status]').innerText(), await c.page.locator('.note').innerText());
}
if (what.includes('level')) { const c = await open('resources/', {}, { 'cairn:/:preferences': JSON.stringify({ level: 'beginner' }) });
  await c.page.waitForTimeout(500); const l = c.take();
  say('remembered level', l); const d = await open('resources/'); say('without', d.take()); }
if (what.includes('reader')) {
  const ids = JSON.parse(readFileSync('/tmp/p15/ids.json', 'utf8')) as string[];
  const progress = (marks: string[], saved: string[]) => JSON.stringify({ version: 1, ...{} });
  const a = await open('resources/' + ids[0] + '/');
  say('resource page', a.take());
  await a.page.locator('mark-control button[value=done]').first().click(); await a.page.waitForTimeout(1200);
  say('a mark', a.take(), true);
  await a.page.locator('mark-control button[value=saved]').first().click(); await a.page.waitForTimeout(500);
  say('a save', a.take(), true);
  for (const id of ids.slice(1, 20)) { await a.page.goto('resources/' + id + '/'); await a.page.locator('mark-control button[value=done]').first().click(); await a.page.locator('mark-control button[value=saved]').first().click(); await a.page.waitForTimeout(200); }
  await a.page.waitForLoadState('networkidle'); a.take();
  for (const address of ['saved/', 'progress/', '', 'resources/' + ids[30] + '/', 'paths/']) { await a.page.goto(address, { waitUntil: 'networkidle' }); await a.page.waitForTimeout(300); const l = a.take(); say('20 marked, 20 saved: ' + address, l); say('   of it data', l.filter(({ url }) => url.endsWith('.json'))); }
  await a.page.goto('', { waitUntil: 'networkidle' }); a.take(); await a.page.locator('surprise-me a').first().click(); await a.page.waitForLoadState('networkidle'); say('surprise', a.take().filter(({ url }) => url.endsWith('.json')), true); console.log(a.page.url());
}
if (what.includes('search')) {
  for (const queries of [['bait hives'], ['a calculator for bait hives among rape fields', 'calculater bait hives', 'swarm', 'swarm mountains checklist', 'hiv', 'honey harvest guide']]) {
    const { page, take } = await open('');
    take();
    await page.keyboard.press('/');
    for (const q of queries) {
      await page.locator('dialog input[type=search], header input[type=search]').last().fill(q);
      await page.waitForTimeout(1500);
      const l = take();
      say(q, l, process.env['DETAIL'] !== undefined);
      console.log('    ', await page.locator('dialog [role=status]').first().innerText(), '|', (await page.locator('dialog ol.rows .t').allInnerTexts()).slice(0, 3).join(' | '));
    }
  }
}
if (what.includes('keys')) {
  const { page } = await open('search/');
  const field = page.locator('main input[type=search]');
  await field.focus(); await page.waitForTimeout(1500);
  const texts = (process.env['TEXTS'] ?? 'a calculator for bait hives;swarm control in wet summers;honey harvest;queen rearing notes').split(';');
  const times: number[] = [];
  for (let round = 0; round < 2; round += 1)
    for (const text of texts) {
      await field.fill(''); await page.waitForTimeout(200);
      for (const key of text) {
        const t = await page.evaluate((key) => new Promise<number>((done) => {
          const input = document.querySelector('main input[type=search]') as HTMLInputElement;
          const list = document.querySelector('.answers')!;
          const before = performance.now();
          const observer = new MutationObserver(() => { observer.disconnect(); done(performance.now() - before); });
          observer.observe(list, { childList: true, subtree: true, characterData: true, attributes: true });
          input.value += key; input.dispatchEvent(new Event('input', { bubbles: true }));
          setTimeout(() => { observer.disconnect(); done(-1); }, 1200);
        }), key);
        if (round === 1 && t >= 0) times.push(t);
        await page.waitForTimeout(round === 0 ? 250 : 60);
      }
    }
  times.sort((a, b) => a - b);
  console.log('keys', times.length, 'median', times[times.length >> 1]?.toFixed(1), 'p95', times[Math.floor(times.length * 0.95)]?.toFixed(1), 'max', times.at(-1)?.toFixed(1));
}
if (what.includes('shots')) {
  for (const address of what.slice(1)) for (const width of (process.env['WIDTHS'] ?? '360,1280').split(',').map(Number)) for (const theme of (process.env['THEMES'] ?? 'light').split(',')) {
    const { page, context } = await open(address, { viewport: { width, height: Number(process.env['HEIGHT'] ?? 1400) }, colorScheme: theme });
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/p15/shots/${address.replace(/\W+/g, '-') || 'home'}-${width}-${theme}.png`, fullPage: process.env['FULL'] !== undefined });
    await context.close();
  }
}
await browser.close();
await site.stop();
