import assert from 'node:assert/strict';
import test from 'node:test';
import { joinFields, readPageText } from './page.ts';

const read = (main: string) => readPageText(`<body><nav>Topics</nav><main>${main}</main></body>`);

test('fields are kept apart, and a sentence is kept whole', () => {
  const cases: [html: string, text: string][] = [
    ['<h1>Virtio</h1><p>All of <b>virtio</b>.</p>', 'Virtio · All of virtio.'],
    ['<p>One.</p>\n  <p>Two.</p>', 'One. · Two.'],
    ['<div>One<div>Two</div>Three</div>', 'One · Two · Three'],
    ['<dl><dt>Author</dt><dd>KVM</dd><dt>Year</dt><dd>2007</dd></dl>', 'Author: KVM · Year: 2007'],
    ['<dl><dt>Picks</dt><dd>One</dd><dd>Two</dd></dl>', 'Picks: One · Two'],
    [
      '<dl><div><dt>Authors</dt><dd><ul><li>A</li><li>B</li></ul></dd></div></dl>',
      'Authors: A · B',
    ],
    [
      '<li><span class="t"><a>Title</a><span> 3C</span></span><span>Text.</span> <span>int</span><a>lwn.net</a></li>',
      'Title · 3C · Text. · int · lwn.net',
    ],
    ['<p>git.<wbr>kernel.<wbr>org and <a>one</a>, <a>two</a></p>', 'git.kernel.org and one, two'],
    ['<h1><span class="whole">IA-32</span> <span class="whole">VT-x</span></h1>', 'IA-32 VT-x'],
    ['<li><code>hw/virtio/</code><span>Devices.</span></li>', 'hw/virtio/ · Devices.'],
    ['<p>one<br>two</p>', 'one · two'],
    ['<table><tr><th>Host</th><td>a.org</td></tr></table>', 'Host · a.org'],
    ['<p>a &amp; b &lt;c&gt;</p>', 'a & b <c>'],
  ];
  assert.deepEqual(
    cases.map(([html]) => read(html)),
    cases.map(([, text]) => text),
  );
});

test('controls of a page are no part of its text', () => {
  const page = `<nav>Crumbs</nav><p>Text</p><form><label>Level</label><input></form><button>Clear</button>
    <p class="m scripted">Marks</p><section class="sec screen"><p>Report</p></section><p hidden>None fits</p>
    <span aria-hidden="true">A1</span><svg><title>Chart</title></svg><noscript>No script</noscript><p>End</p>`;
  assert.equal(read(page), 'Text · End');
  assert.equal(readPageText('<body><p>No main element</p></body>'), undefined);
});

test('empty fields leave no separator', () => {
  assert.equal(joinFields(['a', undefined, '', ' ', ' b\n c ']), 'a · b c');
});

test('rows of resources can be left out of what a page says', () => {
  const html =
    '<main><h1>Hives</h1><ol><li class="row"><a>A book</a><p>Long.</p></li></ol><p>End.</p></main>';
  assert.equal(readPageText(html, 'own'), 'Hives · End.');
  assert.equal(readPageText(html), 'Hives · A book · Long. · End.');
});
