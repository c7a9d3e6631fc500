import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolate, titleAttributes } from './text-direction.ts';

test('a title says its language and direction where they are not those of the page', () => {
  const rtl = { dir: 'rtl' };
  const cases: [title: string, lang: string | undefined, attributes: object][] = [
    ['KVM', undefined, {}],
    ['虚拟机', 'zh', { lang: 'zh' }],
    ['كتاب (C++)', 'ar', { lang: 'ar', ...rtl }],
    ['(C++) كتاب', 'ar', { lang: 'ar', ...rtl }],
    ['C++ למתחילים', undefined, rtl],
    ['كتاب Understanding the Linux Kernel', 'ar', { lang: 'ar', ...rtl }],
    ['KVM (مقدمة)', 'ar', { lang: 'ar', ...rtl }],
    ['Kitab al-hisab (حساب)', 'ar', { lang: 'ar' }],
    ['2020', undefined, {}],
  ];
  for (const [title, lang, attributes] of cases)
    assert.deepEqual(titleAttributes({ title, lang }), attributes, title);
  assert.equal(isolate('KVM'), 'KVM');
  assert.equal(isolate('كتاب'), '\u2067كتاب\u2069');
});
