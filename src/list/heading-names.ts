import boilerplate from './data/boilerplate-headings.json' with { type: 'json' };
import contents from './data/contents-headings.json' with { type: 'json' };
import preface from './data/preface-headings.json' with { type: 'json' };
import { foldText } from '../text/compare.ts';

const contentsNames = new Set(contents.map(foldText));
const prefaceNames = new Set(preface.map(foldText));
/** What calls for something names no list: "Our suite is live now!". */
const ADVERT = /[!！]$|\bsponsor/iu;
const names = new Set(boilerplate.map(foldText));
const BETWEEN = /\s*(?:&|\/|,|\+|\band\b|\bund\b|\bet\b|\by\b)\s*/iu;

/** Whether a heading is about the list itself: each of its parts is in data/boilerplate-headings.json. */
export function isBoilerplate(title: string): boolean {
  const folded = foldText(title);
  if (folded === '' || names.has(folded)) return folded !== '';
  const parts = title.split(BETWEEN).map(foldText).filter(Boolean);
  return parts.length > 1 && parts.every((part) => names.has(part));
}

/** Whether a heading is only above the table of contents, or above all that follows. */
export function isContentsTitle(title: string): boolean {
  return contentsNames.has(foldText(title));
}

/** Whether a heading in front of the table of contents is about news or places to meet. */
export function isPrefaceTitle(title: string): boolean {
  return prefaceNames.has(foldText(title)) || isAdvert(title);
}

/** Whether a heading calls for something. */
export function isAdvert(title: string): boolean {
  return ADVERT.test(title);
}
