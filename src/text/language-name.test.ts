import assert from 'node:assert/strict';
import { test } from 'node:test';
import { language } from '../schema/fields.ts';
import { nameLanguage } from './language-name.ts';

for (const [tag, meant] of [
  ['zh-yue', 'yue'],
  ['ar-arz', 'arz'],
  ['pt-BRA', 'pt-BR'],
  ['en-12', 'en'],
  ['en_US', 'en-US'],
  ['EN', 'en'],
  ['english', undefined],
  ['x-private', undefined],
  ['i-klingon', undefined],
  ['', undefined],
] as const)
  test(`"${tag}" is no language${meant === undefined ? '' : `; "${meant}" may be meant`}`, () => {
    const [issue] = language.safeParse(tag).error?.issues ?? [];
    const advice =
      meant === undefined ? 'Use a tag such as "en", "zh" or "pt-BR"' : `Did you mean "${meant}"?`;
    assert.equal(issue?.message, `is not a language tag. ${advice}`);
    assert.equal(nameLanguage(tag, 'en') === '', tag === '');
  });

for (const [tag, name] of [
  ['en', 'English'],
  ['en-us', 'American English'],
  ['yue', 'Cantonese'],
  ['zh-Hant-TW', 'Chinese (Traditional, Taiwan)'],
  ['sr-Latn', 'Serbian (Latin)'],
  ['de-1996', 'German (German orthography of 1996)'],
  ['qqq', 'qqq'],
] as const)
  test(`"${tag}" is a language, called ${name}`, () => {
    assert.equal(language.safeParse(tag).success, true);
    assert.equal(nameLanguage(tag, 'en'), name);
  });
