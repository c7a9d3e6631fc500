import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './made-up-text.ts';

/** What a commit does: by file its new text, or nothing where the file goes. */
type Step = Map<string, string | undefined>;

/** The title of a resource that was there for a while: nothing in it may do anything. */
export const hostileTitle = '</title><script>alert(1)</script> & ]]> "{x}" <!--';
const FIRST = Date.parse('2024-01-08T12:00:00Z') / 1000;
const DAY = 24 * 60 * 60;
export const madeUpDays = 201;

/**
 * Makes a folder of content a repository of its own with a commit a day, of which the last one holds what lies in the
 * folder: an import, changes, a new name, a removal, a broken file, and two additions.
 */
export function writeMadeUpHistory(folder: string): void {
  const files = readFiles(folder);
  const resources = [...files.keys()].filter((file) => file.startsWith('resources/'));
  const text = (file: string) => files.get(file) ?? '';
  const renamed = at(resources, 0);
  const late = resources.slice(-2);

  const first: Step = new Map([...files].filter(([file]) => ![renamed, ...late].includes(file)));
  first.set('resources/an-old-name.yaml', text(renamed));
  first.set(
    'resources/hostile.yaml',
    `title: ${JSON.stringify(hostileTitle)}\nplacements: []\nauthors: ["@everyone"]\n`,
  );
  const steps: Step[] = [
    first,
    new Map([
      ['resources/an-old-name.yaml', undefined],
      [renamed, text(renamed)],
    ]),
    new Map([['resources/hostile.yaml', undefined]]),
    new Map([[at(resources, 1), 'title: "never closed\n']]),
  ];
  const others = resources.filter((file) => !late.includes(file));
  for (let day = steps.length; day < madeUpDays - 1; day += 1) {
    const file = at(others, day % others.length);
    steps.push(new Map([[file, `${text(file)}venue: Meeting ${day}\n`]]));
  }
  steps.push(files);
  commit(folder, steps);
}

/** All files of a folder but those of git, with their texts. */
function readFiles(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** In one stroke (git-scm.com/docs/git-fast-import): hundreds of commits one by one would take seconds. */
function commit(folder: string, steps: Step[]): void {
  const git = (args: string[], input = '') =>
    execFileSync('git', ['-C', folder, ...args], { input, stdio: ['pipe', 'ignore', 'inherit'] });
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const commands = steps.map((step, day) =>
    [
      `commit refs/heads/main\ncommitter A <a@a.example> ${FIRST + day * DAY} +0000\n${data('Change')}`,
      ...[...step].map(([file, text]) =>
        text === undefined ? `D ${file}\n` : `M 100644 inline ${file}\n${data(text)}`,
      ),
    ].join(''),
  );
  git(['init', '-qb', 'main']);
  git(['fast-import', '--quiet'], commands.join(''));
}
