import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createEntries,
  createPathData,
  createSparseEntries,
  createStep,
  createTerseEntries,
} from '../../tests/small-entries.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import type { ResourceData } from '../schema/resource.ts';
import { kinds, valuesOf } from '../schema/vocabulary.ts';
import {
  describeCrumbs,
  describePath,
  describeResource,
  describeSite,
  describeTerm,
  describeTopic,
  formatJsonLd,
} from './schema-org.ts';

const origin = new URL('https://small.example');

test('says of a resource only what is known', () => {
  assert.deepEqual(describe({}), {
    '@context': 'https://schema.org',
    '@type': ['Article', 'LearningResource'],
    name: 'novel',
    description: 'A made-up resource.',
    url: 'https://novel.example/',
    mainEntityOfPage: './',
    learningResourceType: 'article',
    inLanguage: 'en',
  });
});

test('says of a site, a topic and a path only what is known', () => {
  const catalog = createCatalog(createTerseEntries(), '/');
  const { topics, paths } = catalog;
  const things = [
    describeSite(catalog, origin),
    ...topics.slice(0, 1).map((topic) => describeTopic(topic, topic.placements, origin)),
    ...paths.slice(0, 1).map((path) => describePath(path, catalog, origin)),
  ];
  assert.deepEqual(
    things.map((thing) => Object.keys(thing).slice(2)),
    [
      ['name', 'inLanguage', 'url', 'potentialAction'],
      ['name', 'url', 'mainEntity'],
      ['name', 'url', 'hasPart'],
    ],
  );
});

test('says all that is known of a resource', () => {
  const more = describe({
    kind: 'paper',
    level: { from: 'intermediate', to: 'advanced' },
    access: 'account',
    authors: ['G. J. Popek', 'R. P. Goldberg'],
    year: 1974,
    archive: { url: 'https://archive.example/1', captured: '2024-05-03' },
    doi: '10.1145/361011.361073',
    isbn: '978-1-55860-910-5',
    language: 'de',
  });
  assert.deepEqual(more, {
    '@context': 'https://schema.org',
    '@type': ['ScholarlyArticle', 'LearningResource'],
    name: 'novel',
    description: 'A made-up resource.',
    url: 'https://novel.example/',
    mainEntityOfPage: './',
    learningResourceType: 'paper',
    inLanguage: 'de',
    educationalLevel: 'intermediate to advanced',
    author: [
      { '@type': 'Person', name: 'G. J. Popek' },
      { '@type': 'Person', name: 'R. P. Goldberg' },
    ],
    archivedAt: 'https://archive.example/1',
    datePublished: '1974',
    isAccessibleForFree: true,
    sameAs: 'https://doi.org/10.1145/361011.361073',
    isbn: '978-1-55860-910-5',
  });
});

test('says that a paid resource is not free', () => {
  assert.equal(describe({ access: 'paid' }).isAccessibleForFree, false);
});

test('knows a type for every kind', () => {
  for (const kind of valuesOf(kinds)) {
    const [type] = describe({ kind })['@type'] as unknown as string[];
    assert.match(type ?? '', /^[A-Z][A-Za-z]+$/, kind);
  }
});

test('can never end the script element that it stands in', () => {
  const summary = '</script><script>alert(1)</script><!-- <SCRIPT>';
  const text = formatJsonLd([describe({ summary, authors: ['</ScRiPt >'] })]);
  assert.doesNotMatch(text, /</);
  const { description, author } = JSON.parse(text) as { description: string; author: object };
  assert.equal(description, summary);
  assert.deepEqual(author, [{ '@type': 'Person', name: '</ScRiPt >' }]);
});

test('several things are one graph, which names its vocabulary once', () => {
  const crumbs = describeCrumbs([{ title: 'Topics', href: '/topics/' }, { title: 'A' }], origin);
  const { '@context': context, '@graph': graph } = JSON.parse(
    formatJsonLd([describe({}), crumbs]),
  ) as { '@context': string; '@graph': object[] };
  const { '@context': _, ...own } = crumbs as object as { '@context': string };
  assert.equal(context, 'https://schema.org');
  assert.deepEqual(graph[1], own);
  assert.deepEqual(crumbs.itemListElement, [
    { '@type': 'ListItem', position: 1, name: 'Topics', item: 'https://small.example/topics/' },
    { '@type': 'ListItem', position: 2, name: 'A' },
  ]);
});

test('gives absolute addresses for the site, topics, paths, terms and crumbs', () => {
  const catalog = createCatalog(
    createEntries(
      { novel: {} },
      {
        paths: [
          { id: 'reading', data: createPathData([createStep({ id: 'one', title: 'One' })]) },
          { id: 'writing', data: createPathData() },
        ],
        glossary: {
          ept: { term: 'EPT', expansion: 'Extended Page Tables', definition: 'A table.' },
        },
      },
    ),
    '/small/',
  );
  const [topic] = catalog.topics;
  const [path] = catalog.paths;
  const [term] = catalog.terms;
  assert.ok(topic && path && term);

  const site = JSON.parse(formatJsonLd([describeSite(catalog, origin)])) as {
    url: string;
    license: string;
    potentialAction: { target: string };
  };
  assert.equal(site.url, 'https://small.example/small/');
  assert.equal(
    site.potentialAction.target,
    'https://small.example/small/search/?q={search_term_string}',
  );
  assert.equal(site.license, 'CC0-1.0');
  assert.deepEqual(describeTopic(topic, topic.placements, origin).mainEntity, {
    '@type': 'ItemList',
    numberOfItems: 1,
    itemListElement: [
      { '@type': 'ListItem', position: 1, url: 'https://small.example/small/resources/novel/' },
    ],
  });
  assert.deepEqual(describePath(path, catalog, origin).hasPart, [
    {
      '@type': 'LearningResource',
      position: 1,
      name: 'One',
      url: 'https://small.example/small/paths/reading/#one',
    },
  ]);
  assert.deepEqual(describeTerm(term, catalog, origin).alternateName, ['Extended Page Tables']);
  assert.deepEqual(
    describeCrumbs([{ title: 'Topics', href: '/small/topics/' }], origin).itemListElement,
    [
      {
        '@type': 'ListItem',
        position: 1,
        name: 'Topics',
        item: 'https://small.example/small/topics/',
      },
    ],
  );
});

function describe(data: Partial<ResourceData>) {
  const [resource] = createCatalog(createEntries({ novel: data }), '/small/').resources;
  assert.ok(resource);
  return describeResource(resource, 'en');
}

test('says of a resource without summary and kind that it is a work', () => {
  const [resource] = createCatalog(createSparseEntries({ api: {} }), '/').resources;
  assert.ok(resource);
  assert.deepEqual(describeResource(resource, 'en'), {
    '@context': 'https://schema.org',
    '@type': ['CreativeWork', 'LearningResource'],
    name: 'api',
    url: 'https://api.example/',
    mainEntityOfPage: './',
    inLanguage: 'en',
  });
});
