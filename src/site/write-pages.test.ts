import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PageError } from '../build/pages-failure.ts';
import { writePages } from './write-pages.ts';

const failing = () => new ReadableStream({ pull: (stream) => stream.error(new Error('late')) });

test('writes a page, and names one that cannot be rendered', async (context) => {
  const out = mkdtempSync(join(tmpdir(), 'cairn-'));
  context.after(() => {
    rmSync(out, { recursive: true });
  });
  const bodies: Record<string, () => BodyInit> = {
    '/list/topics/kvm/': () => 'a page',
    '/list/late/': failing,
  };
  const render = createRender(out, ({ url }) => {
    const body = bodies[new URL(url).pathname];
    return body ? Promise.resolve(new Response(body())) : Promise.reject(new Error('early'));
  });
  await render('topics/kvm/');
  assert.equal(readFileSync(join(out, 'topics/kvm/index.html'), 'utf8'), 'a page');
  for (const name of ['early', 'late'])
    await assert.rejects(render(`${name}/`), (error: PageError) => {
      assert.deepEqual([error.page, (error.cause as Error).message], [`/${name}/`, name]);
      return error instanceof PageError;
    });
});

/** How a page is rendered and written where the site is below `/list/`. */
function createRender(out: string, own: (request: Request) => Promise<Response>) {
  type Render = (request: Request, options: object) => Promise<Response>;
  let render: Render | undefined;
  const setPrerenderer = (make: (own: { render: Render }) => { render: Render }) => {
    ({ render } = make({ render: own }));
  };
  const begin = writePages(out, '/list/', () => undefined).hooks['astro:build:start'];
  (begin as unknown as (given: object) => void)({ setPrerenderer });
  return async (path: string) => render?.(new Request(`https://small.example/list/${path}`), {});
}
