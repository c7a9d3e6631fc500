import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolate, languageOfOwnTitle, titleAttributes } from './text-direction.ts';

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

test('a title that a topic or a path gives to a resource has its language where that is certain', () => {
  const resource = (lang?: string) => ({ title: 'KVM', lang });
  const cases: [title: string, lang: string | undefined, page: string, expected?: string][] = [
    ['KVM', 'pl', 'en', 'pl'],
    ['Część 2', 'pl', 'en'],
    ['Part 2', 'zh', 'en'],
    ['第二部分', 'zh', 'en', 'zh'],
    ['الجزء ٢ (KVM)', 'ar', 'en', 'ar'],
    ['Часть 2', 'ru', 'en', 'ru'],
    ['Частина 2', 'uk', 'ru'],
    ['第二', 'ja', 'zh'],
    ['ガイド', 'ja', 'zh', 'ja'],
    ['가이드', 'ko', 'ja', 'ko'],
    ['第二部分', undefined, 'zh'],
  ];
  for (const [title, lang, page, expected] of cases)
    assert.equal(languageOfOwnTitle(title, resource(lang), page), expected, title);
  assert.equal(languageOfOwnTitle('Part', undefined, 'en'), undefined);
});
