import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText } from '../text/compare.ts';
import { readList } from './read-list.ts';

const LIST = `# Keeping bees

## Hives

### Hive plans

- [Langstroth Archive](https://hives.example/langstroth)
- [Warré Hive Archive](https://hives.example/warre)

### Hive tutorials

- [A Box of Your Own](https://hives.example/box)
- [Frames by Hand](https://hives.example/frames)

### Smoker tutorials

- [Smoke without Fire](https://smoke.example/)

## Books

- [Apis and Bombus Complete Field Manuals](https://books.example/cfm)
- **"Apis and Bombus Complete Field Manual"** (Dora Elm)
- [The Queen's Handbook](https://books.example/queen)
- [The Queen's Pocket Handbook](https://books.example/pocket)
- [Practical Swarm Catching for Town Keepers](https://books.example/swarm)
- [Royal Bee Journal](https://books.example/journal)
- [Bee Wiki](https://wiki.example/)

## Learning

**Path A: First year**
`;

function resourcesOf(step: string, aliases = new Map<string, string[]>()) {
  const { paths, issues } = readList(`${LIST}1. ${step}\n`, { aliases });
  return { found: paths[0]?.steps[0]?.resources ?? [], issues };
}

for (const [name, step, expected] of [
  ['by a whole title', 'Open the Bee Wiki', ['bee-wiki']],
  [
    'by the initials of a part of its title, with the volume left aside; the one that has an address',
    'Read Apis CFM Volume 3C (basics)',
    ['apis-and-bombus-complete-field-manuals'],
  ],
  ['by the initials of its whole title', 'Skim the RBJ', ['royal-bee-journal']],
  [
    'by some words of its title, up to what it is for',
    'Read swarm catching for the practice',
    ['practical-swarm-catching-for-town-keepers'],
  ],
  ['by a word of the heading above it', 'Study Warré plans', ['warre-hive-archive']],
  [
    'all of a kind, in the plural',
    'Work through hive tutorials',
    ['a-box-of-your-own', 'frames-by-hand'],
  ],
  [
    'several sections at once',
    'Hive and smoker tutorials',
    ['a-box-of-your-own', 'frames-by-hand', 'smoke-without-fire'],
  ],
  ['none by one ordinary word', 'Study hives', []],
  ['none by what it does not name', 'Study honey tutorials', []],
  ['none if it is something to do', 'Build your own hive', []],
  ['none if it is something to learn', 'Learn swarm catching', []],
] as const)
  test(`a step names a resource ${name}`, () => {
    const { found, issues } = resourcesOf(step);
    assert.deepEqual(found, expected);
    assert.deepEqual(
      issues.filter(({ code }) => code === 'unclear-step'),
      [],
    );
  });

test('a step that can mean several resources has none, and says so', () => {
  const { found, issues } = resourcesOf('Read the queen handbook');
  assert.deepEqual(found, []);
  assert.deepEqual(
    issues.map(({ code, message }) => [code, message]),
    [
      [
        'unclear-step',
        'the step "Read the queen handbook" can mean "The Queen\'s Handbook" or "The Queen\'s Pocket Handbook". Link the one that is meant, or write its whole title.',
      ],
    ],
  );
});

test('a step names a resource by another name of it', () => {
  const aliases = new Map([[foldText('Bee Wiki'), ['Humming Pages']]]);
  assert.deepEqual(resourcesOf('Open Humming Pages', aliases).found, ['bee-wiki']);
});
