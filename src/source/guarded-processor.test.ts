import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGuardedProcessor, refuseCode } from './guarded-processor.ts';

const renderer = await createGuardedProcessor().createMdxRenderer?.({}, { optimize: false });
const compile = (body: string, fields = {}, file = '/somewhere/topics/kvm.mdx') =>
  renderer?.process(body, file, fields);

for (const [name, body] of [
  ['an expression', 'A set {1, 2} of two.'],
  ['an import', "import fs from 'node:fs'"],
  ['a component', 'Fill <Placeholder />.'],
  ['an attribute that is computed', '<b title={1}>b</b>'],
  ['an attribute of the page', '<b id="main">b</b>'],
  ['an element that acts', '<script>alert(1)</script>'],
  ['an address that is a script', '[a](javascript:alert(1))'],
  ['a file of the machine', '![a](../../../etc/passwd)'],
  ['a text that a parser cannot end', '<a b={'.repeat(300)],
] as const)
  test(`compiles no body with ${name}, though nobody ran the check`, async () => {
    await assert.rejects(async () => compile(body), /Run cairn check\.$/);
  });

test('says where in the file it refuses a body', async () => {
  // Astro gives the compiler blanks in place of the fields.
  await assert.rejects(async () => compile('\n\n\nA set {1, 2} of two.'), {
    message: /^\/somewhere\/topics\/kvm\.mdx:4:7: "\{1, 2\}" would run as code\./,
    line: 4,
    column: 7,
  });
});

test('refuses what a compiler reads as code, whatever the check read', () => {
  const expression = (value: string) => ({
    type: 'root',
    children: [{ type: 'mdxTextExpression', value }],
  });
  assert.throws(() => refuseCode(expression('fs')), /is code/);
  assert.throws(() => refuseCode(expression('/* a */ fs /* b */')), /is code/);
  assert.throws(() => refuseCode({ type: 'root', children: [{ type: 'mdxjsEsm' }] }), /is code/);
  refuseCode(expression(' /* a * b */ '));
});

test('compiles Markdown, plain HTML and comments, and imports no layout', async () => {
  const body = 'The *set* \\{1, 2\\}, <kbd>F1</kbd>.{/* later */}\n\n- [a](/topics/kvm/)\n';
  const code = (await compile(body, { layout: '../evil.astro' }))?.code ?? '';
  assert.match(code, /The /);
  assert.match(code, /\{1, 2\}/);
  assert.doesNotMatch(code, /evil/);
});
