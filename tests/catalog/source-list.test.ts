import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import type { Group, Section, Step } from '../../src/catalog/catalog.ts';
import { findNamedSections } from '../../src/catalog/queries.ts';
import {
  inSection,
  isOurs,
  issues,
  placementOf,
  placementsIn,
  read,
  resourceOf,
  topicOf,
} from './source-list-catalog.ts';
import { list, type Listing } from './source-list.ts';

// Content may grow beyond the list, so each test looks only at what the list has.
describe('the catalog keeps', { skip: !isOurs && 'this catalog grew out of another list' }, () => {
  test('to its rules, so that it can be read', () => {
    assert.deepEqual(issues, []);
  });

  test('topics, sections and groups in their order, under their titles', () => {
    const titles = (of: { id: string; title: string }) => ({ id: of.id, title: of.title });
    const kept = list.topics.map(({ id, sections }) => ({
      ...titles(topicOf(id)),
      sections: only(findNamedSections(topicOf(id)), sections).map((section) => ({
        ...titles(section),
        groups: only(section.groups, inSection(sections, section.id).groups).map(
          ({ id, title }) => ({ id, title }),
        ),
      })),
    }));
    assert.deepEqual(kept, list.topics);
    const order = read().topics.map(({ id }) => id);
    assert.deepEqual(
      order.filter((id) => list.topics.some((topic) => topic.id === id)),
      list.topics.map(({ id }) => id),
    );
  });

  test('every listing as a placement, in the order of its section', () => {
    for (const { topic, section, groups } of shelves()) {
      for (const group of groups) {
        const expected = list.listings.filter((listing) => isIn(listing, topic, section, group));
        const ids = expected.map(({ resource }) => resource);
        const kept = placementsIn(topic, section, group)
          .filter(({ resource: { id } }) => ids.includes(id))
          .map(({ resource: { id }, title }) => ({ resource: id, title }));
        assert.deepEqual(
          kept,
          expected.map(({ resource, title }) => ({ resource, title })),
          [topic, section, group].join(' / '),
        );
      }
    }
  });

  test('the locators of the listings', () => {
    for (const listing of list.listings.filter(({ locator }) => locator !== null)) {
      assert.equal(placementOf(listing).locator, listing.locator, `line ${listing.line}`);
    }
  });

  test('addresses, levels, authors, years, venues, languages and channels', () => {
    for (const [id, listings] of Map.groupBy(list.listings, ({ resource }) => resource)) {
      const { url, level, authors, moreAuthors, year, venue, language, channel } = resourceOf(id);
      const stated = <T>(pick: (listing: Listing) => T | null) =>
        listings.map(pick).find((value) => value !== null);
      assert.deepEqual(
        {
          url,
          // What the editors judged is none of the list's.
          level: level?.by === 'source' ? { from: level.from, to: level.to } : undefined,
          authors,
          moreAuthors: moreAuthors ?? false,
          year,
          venue,
          language,
          channel,
        },
        {
          url: stated((listing) => listing.url),
          level: stated((listing) => listing.level),
          authors: stated(({ authors: named }) => (named.length > 0 ? named : null)) ?? [],
          moreAuthors: listings.some((listing) => listing.moreAuthors),
          year: stated((listing) => listing.year),
          venue: stated((listing) => listing.venue),
          language: stated((listing) => listing.language),
          channel: stated((listing) => listing.channel),
        },
        id,
      );
    }
  });

  test('a pick for every resource that has a star anywhere, with its why', () => {
    const starred = new Set(list.listings.filter((l) => l.featured).map((l) => l.resource));
    for (const { resource } of list.listings) {
      const { featured = false, why } = resourceOf(resource);
      assert.equal(featured, starred.has(resource), resource);
      assert.equal(why !== undefined, featured, resource);
    }
  });

  test('the facts of every note', async () => {
    const lost: string[] = [];
    for (const { resource, line, facts, aside } of list.listings) {
      const text = normalise(await readFile(`content/resources/${resource}.yaml`, 'utf8'));
      for (const fact of [...facts.flat(), ...aside]) {
        if (!text.includes(normalise(fact))) lost.push(`${resource} (line ${line}): ${fact}`);
      }
    }
    assert.deepEqual(lost, []);
  });

  test('the files, folders and commands to start with, in their order', () => {
    for (const { resource, at } of [...list.studyBlocks, ...list.pointers]) {
      const starts = resourceOf(resource).start.map((point) => point.at);
      assert.deepEqual(
        starts.filter((start) => at.includes(start)),
        at,
        resource,
      );
    }
  });

  test('a link into the source tree at every file and folder to start with', () => {
    for (const { resource, at } of [...list.studyBlocks, ...list.pointers]) {
      for (const point of resourceOf(resource).start.filter((p) => at.includes(p.at))) {
        const isCommand = point.at.startsWith('info ');
        assert.equal(point.url !== undefined, !isCommand, `${resource}: ${point.at}`);
      }
    }
  });

  test('the learning paths in their order, with their steps and what each leads to', () => {
    const ids = list.paths.map(({ id }) => id);
    const order = read().paths.map(({ id }) => id);
    assert.deepEqual(
      order.filter((id) => ids.includes(id)),
      ids,
    );
    for (const expected of list.paths) {
      const path = read().paths.find(({ id }) => id === expected.id);
      assert.ok(path, `learning path "${expected.id}" is missing`);
      assert.equal(path.title, expected.title);
      assert.deepEqual(
        path.steps.map(factsOf),
        expected.steps.map(({ kind, resources, readings, deeper }) => ({
          kind,
          resources,
          readings,
          deeper,
        })),
        expected.id,
      );
      for (const [i, { locator }] of expected.steps.entries()) {
        if (locator) assert.equal(path.steps[i]?.resources[0]?.locator, locator);
      }
    }
  });

  test('the guides to setting up, the channels and the day of verification', () => {
    const { guides, channels, source } = read().site;
    const titled = guides.map(({ title, url }) => ({ title, url }));
    for (const guide of list.guides) {
      assert.ok(
        titled.some(({ title, url }) => title === guide.title && url === guide.url),
        guide.title,
      );
    }
    const ids = channels.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id) => list.channels.includes(id)),
      list.channels,
    );
    assert.equal(source?.verified, list.verified);
  });

  test('the number of everything', () => {
    const resources = [...new Set(list.listings.map(({ resource }) => resource))].map(resourceOf);
    const sections = list.topics.flatMap((topic) => topic.sections);
    assert.deepEqual(
      {
        resources: resources.length,
        placements: new Set(list.listings.map(placementOf)).size,
        topics: list.topics.length,
        sections: sections.length,
        groups: sections.flatMap(({ groups }) => groups).length,
        picks: resources.filter(({ featured }) => featured).length,
        levels: resources.filter(({ level }) => level?.by === 'source').length,
        paths: list.paths.length,
        steps: list.paths.flatMap(({ steps }) => steps).length,
        notes: list.listings.flatMap(({ facts }) => facts).length,
      },
      list.counts,
    );
  });
});

function only<T extends Section | Group>(kept: T[], expected: { id: string }[]): T[] {
  return kept.filter(({ id }) => expected.some((one) => one.id === id));
}

/** Every section of the list with its groups; `null` stands for what is in the section itself. */
function shelves() {
  return list.topics.flatMap((topic) =>
    topic.sections.map((section) => ({
      topic: topic.id,
      section: section.id,
      groups: [null, ...section.groups.map(({ id }) => id)],
    })),
  );
}

function isIn(listing: Listing, topic: string, section: string, group: string | null): boolean {
  return listing.topic === topic && listing.section === section && listing.group === group;
}

function factsOf({ kind, resources, readings }: Step) {
  const urls = (deeper: boolean) => readings.filter((r) => r.deeper === deeper).map((r) => r.url);
  return {
    kind,
    resources: resources.map(({ resource }) => resource.id),
    readings: urls(false),
    deeper: urls(true),
  };
}

/** Lower case, with any run of white space as one space: a folded YAML line reads like a flat one. */
function normalise(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}
