import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { builtSites } from './built-sites.ts';
import { expect, test } from './site-test.ts';

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

const { findAll, getElementsByTagName, textContent } = DomUtils;

/** What on a page does nothing: for a reader with script, or without. */
function findIdle(html: string): string[] {
  const document = parseDocument(html);
  const idle = (what: string, elements: Element[]) =>
    elements.map(({ attribs }) => `${what} ${JSON.stringify(attribs)}`);
  const isIn = (element: Element, test: (parent: Element) => boolean): boolean => {
    const parent = element.parent as Element | null;
    return parent !== null && 'attribs' in parent && (test(parent) || isIn(parent, test));
  };
  // Without script they are not shown, or a note beside them says why they wait for it.
  const isExplained = ({ name, attribs }: Element) =>
    /\b(?:scripted|live)\b/.test(attribs['class'] ?? '') ||
    ['resource-form', 'list-form', 'path-finder', 'progress-page'].includes(name);
  const all = (name: string) => getElementsByTagName(name, document.children);
  const filters = [...all('resource-list'), ...all('health-list')];
  return [
    ...idle(
      'an empty heading',
      findAll(
        ({ name, children }) => /^h\d$/.test(name) && textContent(children).trim() === '',
        [...document.children],
      ),
    ),
    ...idle(
      'navigation without links',
      all('nav').filter(({ children }) => getElementsByTagName('a', children).length === 0),
    ),
    ...idle(
      'contents of one section',
      all('nav').filter(
        ({ attribs, children }) =>
          attribs['aria-label'] === 'On this page' &&
          getElementsByTagName('a', children).length === 1,
      ),
    ),
    // Beside "any".
    ...idle(
      'a filter with one option',
      getElementsByTagName('select', filters).filter(
        ({ attribs, children }) =>
          attribs['name'] !== 'sort' && getElementsByTagName('option', children).length < 3,
      ),
    ),
    ...idle(
      'a control that waits for script',
      findAll(
        (own) => 'disabled' in own.attribs && !isIn(own, isExplained),
        [...document.children],
      ).filter((own) => !isExplained(own)),
    ),
  ];
}

test('nothing on a page is idle', () => {
  for (const { folder } of Object.values(builtSites)) {
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const idle = pages
      .filter((file) => file.endsWith('.html'))
      .flatMap((file) =>
        findIdle(readFileSync(join(folder, file), 'utf8')).map((own) => [file, own]),
      );
    expect.soft(idle, folder).toEqual([]);
  }
});
