import assert from 'node:assert/strict';
import { test } from 'node:test';
import { squeeze } from './squeeze-markup.ts';

test('leaves out spaces that never show, and keeps those that show or that somebody wrote', () => {
  const cases = [
    ['<ul> <li> <a href="/">A</a> </li> </ul>', '<ul><li><a href="/">A</a></li></ul>'],
    ['<p>\nNew <b>here</b> ${title} </p> text', '<p>New <b>here</b> ${title}</p>text'],
    ['<span> a </span><i>b </i> <b> c</b>', '<span> a </span><i>b</i> <b>c</b>'],
    [
      '<p> <a href="/"> <span> ${name} </span> </a> </p>',
      '<p><a href="/"><span>${name}</span></a></p>',
    ],
    ['<a> a</a><b> b</b>', '<a> a</a><b> b</b>'],
    ['<p>a ${b && $$render`<b> b </b>`} c</p>', '<p>a ${b && $$render`<b>b</b>`} c</p>'],
    ['<p>a${b ? $$render`<b> b </b>` : c}</p>', '<p>a${b ? $$render`<b> b </b>` : c}</p>'],
    [
      '<li> ${all.map((b) => $$render`<b> b </b>`)} </li>',
      '<li>${all.map((b) => $$render`<b> b </b>`)}</li>',
    ],
    ['<p> <a${href(`/${name}`)}> ${name} </a> </p>', '<p><a${href(`/${name}`)}>${name}</a></p>'],
    ['a<button type="button"> b </button>c', 'a<button type="button">b</button>c'],
    ['<div${attribute} class="a"> ${says}', '<div${attribute} class="a">${says}'],
    ['<pre> a\n b </pre> <code> c </code>', '<pre> a\n b </pre> <code> c </code>'],
  ];
  for (const [code, squeezed] of cases) assert.equal(squeeze(code ?? ''), squeezed);
});
