import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJsonSchemas } from '../../content/json-schema.ts';
import type { OutlineTopic } from '../../catalog/outline.ts';
import { createEditorSchemas } from './editor-schemas.ts';

const schemas = createEditorSchemas({
  topics: [
    topic('kvm', 'KVM', [
      { id: 'code', title: 'Code', groups: [{ id: 'kernel', title: 'In the kernel' }] },
      { id: 'talks', title: 'Talks' },
    ]),
    topic('tools', 'Tools', [{ id: 'tests', title: 'Tests' }]),
  ],
  paths: [{ id: 'first', title: 'A first guest' }],
  pages: [{ id: 'imprint', title: 'Imprint' }],
});
const placement = schemas.get('resource')?.properties?.['placements']?.items ?? {};

test('names the topics with their titles', () => {
  assert.deepEqual(placement.properties?.['topic'], {
    type: 'string',
    description: 'Id of the topic: the name of its file in content/topics without .mdx.',
    enum: ['kvm', 'tools'],
    enumDescriptions: ['KVM', 'Tools'],
    errorMessage: 'No topic has this id. Use one of: kvm, tools.',
  });
});

test('names the sections of a topic where the topic is named, and the groups of a section', () => {
  assert.deepEqual(placement.allOf?.[0], {
    if: { properties: { topic: { type: 'string', pattern: '^kvm$' } }, required: ['topic'] },
    then: {
      properties: {
        section: {
          enum: ['code', 'talks'],
          enumDescriptions: ['Code', 'Talks'],
          errorMessage: 'Topic "kvm" has no such section. Use one of: code, talks.',
        },
      },
      allOf: [
        {
          if: {
            properties: { section: { type: 'string', pattern: '^code$' } },
            required: ['section'],
          },
          then: {
            properties: {
              group: {
                enum: ['kernel'],
                enumDescriptions: ['In the kernel'],
                errorMessage: 'Section "code" has no such group. Use one of: kernel.',
              },
            },
          },
        },
        {
          if: {
            properties: { section: { type: 'string', pattern: '^talks$' } },
            required: ['section'],
          },
          then: {
            properties: {
              group: {
                pattern: '^$',
                patternErrorMessage: 'Section "talks" has no groups. Remove the line.',
              },
            },
          },
        },
      ],
    },
  });
});

test('lets no placement have a section that its topic cannot have, nor a group without a section', () => {
  const [rule, always] =
    createEditorSchemas({
      topics: [{ id: 'odds', data: { title: 'Odds', summary: '' } }],
      paths: [],
      pages: [],
    }).get('resource')?.properties?.['placements']?.items?.allOf ?? [];
  assert.deepEqual(rule?.then?.properties?.['section'], {
    pattern: '^$',
    patternErrorMessage: 'Topic "odds" has no sections. Remove the line.',
  });
  assert.deepEqual(always, {
    if: { not: { required: ['section'] } },
    then: {
      properties: {
        group: {
          pattern: '^$',
          patternErrorMessage: 'A group belongs to a section. Add "section", or remove the line.',
        },
      },
    },
  });
});

test('names pages of its own to the navigation and the footer', () => {
  const { navigation, footer } = schemas.get('site')?.properties?.['pages']?.properties ?? {};
  for (const list of [navigation, footer]) {
    assert.deepEqual(list?.items?.enum, ['imprint']);
    assert.deepEqual(list?.items?.enumDescriptions, ['Imprint']);
  }
});

test('names topics and learning paths to the site, also in its start and questions', () => {
  const { topics, paths, start, questions } = schemas.get('site')?.properties ?? {};
  assert.deepEqual(topics?.items?.enum, ['kvm', 'tools']);
  const answers = questions?.items?.properties?.['answers']?.items?.properties;
  for (const list of [paths?.items, start?.properties?.['path'], answers?.['paths']?.items])
    assert.deepEqual(list?.enumDescriptions, ['A first guest']);
});

test('names neither resources nor terms: a new one stays a diff of one file', () => {
  for (const [name, plain] of createJsonSchemas())
    if (!['resource', 'site', 'learning-path'].includes(name))
      assert.deepEqual(schemas.get(name), plain, name);
  const { requires, related } = schemas.get('resource')?.properties ?? {};
  assert.equal(requires?.items?.enum, undefined);
  assert.equal(related?.items?.properties?.['resource']?.enum, undefined);
});

test('leaves ids as they are where a catalog has no learning path yet', () => {
  const bare = createEditorSchemas({ topics: [], paths: [], pages: [] });
  assert.deepEqual(
    bare.get('site')?.properties?.['paths'],
    createJsonSchemas().get('site')?.properties?.['paths'],
  );
});

test('changes nothing of the schemas that the field tables are made of', () => {
  const { topic } =
    createJsonSchemas().get('resource')?.properties?.['placements']?.items?.properties ?? {};
  assert.equal(topic?.enum, undefined);
});

function topic(
  id: string,
  title: string,
  sections: OutlineTopic['data']['sections'],
): OutlineTopic {
  return { id, data: { title, summary: 'What it covers.', sections } };
}
