import { readdirSync, readFileSync } from 'node:fs';
import { kinds } from '../src/schema/vocabulary.ts';
import { endOfText } from '../src/search/full-text-words.ts';
import type { PackedText } from '../src/search/text-packs.ts';
import { builtSites } from './built-sites.ts';
import { expect, test } from './site-test.ts';

interface Exported {
  resources: {
    page: string;
    title: string;
    kind?: keyof typeof kinds;
    summary?: string;
    why?: string;
    takeaways: string[];
    start: { at: string; note: string }[];
  }[];
  topics: { page: string; title: string; sections: { title?: string }[] }[];
}

/** Reads the texts that excerpts are cut from. */
function readTexts(site: string): PackedText[] {
  const folder = `${site}/pagefind/text`;
  return readdirSync(folder).flatMap((file) => {
    const pack = readFileSync(`${folder}/${file}`, 'utf8');
    return Object.values(JSON.parse(pack) as Record<string, PackedText>);
  });
}

/** Pagefind makes one space of all. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

test('no two fields are glued together in any text of the index of any site', () => {
  for (const { folder } of Object.values(builtSites)) {
    const { glued, texts, resources } = readGlued(folder);
    expect.soft(texts, folder).toBeGreaterThan(resources);
    expect.soft(glued, folder).toEqual([]);
  }
});

/** Finds the fields that do not stand by themselves in the text of their page, and counts texts and resources. */
function readGlued(site: string): { glued: string[][]; texts: number; resources: number } {
  const { resources, topics } = JSON.parse(
    readFileSync(`${site}/catalog.json`, 'utf8'),
  ) as Exported;
  const texts = new Map(
    readTexts(site).map(({ url, content }) => [
      url,
      ` · ${plain(content.split(endOfText)[0] ?? '')} · `,
    ]),
  );
  const fields = [
    ...resources.map((own) => ({
      url: own.page,
      parts: [
        own.title,
        ...(own.summary === undefined ? [] : [own.summary]),
        ...(own.kind ? [`${kinds[own.kind].label}: ${kinds[own.kind].use}`] : []),
        ...(own.why ? [`Why it is a pick: ${own.why}`] : []),
        ...own.takeaways,
        ...own.start.flatMap(({ at, note }) => [at, note]),
      ],
    })),
    ...topics.map((own) => ({
      url: own.page,
      parts: [own.title, ...own.sections.flatMap(({ title }) => title ?? [])],
    })),
  ];
  const find = (url: string) =>
    [...texts].find(([own]) => new URL(url).pathname.endsWith(own))?.[1] ?? '';
  const glued = fields.flatMap(({ url, parts }) => {
    const text = find(url);
    return parts
      .filter((part) => !text.includes(` · ${plain(part)} · `))
      .map((part) => [url, part]);
  });
  return { glued, texts: texts.size, resources: resources.length };
}
