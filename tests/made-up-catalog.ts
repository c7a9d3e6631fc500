import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { linkHealthFile } from '../src/source/content-folder.ts';
import {
  createGlossary,
  createPath,
  createResource,
  createSite,
  createTopic,
  leaveUnfinished,
  leaveOut,
} from './made-up-entries.ts';
import { hostileHeadings, makeHostile, makeIdsHostile } from './hostile-resources.ts';
import { madeUpFiles, madeUpLook } from './made-up-look.ts';
import { createMadeUpHealth } from './made-up-health.ts';
import { writeMadeUpHistory } from './made-up-history.ts';
import { createPlan, type Size } from './made-up-plan.ts';
import { exceptRetired, retireSome } from './made-up-retired.ts';
import { at, createMadeUpText, type MadeUpText } from './made-up-text.ts';

export interface MadeUpCatalog extends Size {
  /** How many terms the glossary has; without terms there is no glossary. */
  terms?: number;
  /** Whether its links were checked, with every result that there can be. */
  checked?: boolean;
  /** Whether its resources say what somebody would say to make a page or a program do something. */
  hostile?: boolean;
  /** Whether it stands in a repository of its own, with a history of two hundred days. */
  history?: boolean;
  /** Whether some resources are retired: with a successor and without, on a path and required by others. */
  retired?: boolean;
  /** Whether it has a look, pages and files of its own. */
  look?: boolean;
  /** Whether its settings say no more than they must. */
  terse?: boolean;
  /** Whether its last topic and its last path, with all of its steps, leave out what may be absent. */
  unfinished?: boolean;
  /** Whether some resources say little more than their title and address. */
  sparse?: boolean;
  /** The same seed gives the same catalog, byte for byte. */
  seed: number;
}

/** Writes a valid catalog about an invented subject into a folder, in place of what was there. */
export function writeMadeUpCatalog(folder: string, size: MadeUpCatalog): void {
  const plan = createPlan(size);
  if (size.hostile) makeIdsHostile(plan);
  const text = createMadeUpText(size.seed);
  const headings = size.hostile ? hostileHeadings : '';
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['resources', 'topics', 'paths'])
    mkdirSync(join(folder, name), { recursive: true });
  const write = (file: string, content: string) => writeFileSync(join(folder, file), content);

  write(
    'site.yaml',
    formatYaml('site', { ...createSite(plan, size), ...(size.look && madeUpLook) }),
  );
  if (size.look)
    for (const [file, content] of Object.entries(madeUpFiles)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      write(file, content);
    }
  if (size.terms)
    write('glossary.yaml', formatYaml('glossary', createGlossary(plan, size.terms, text)));
  const full = plan.resources.map((_resource, i) => createResource(plan, i, text));
  const listed = size.sparse ? full.map(leaveOut) : full;
  const plain = size.retired ? retireSome(plan, listed) : listed;
  const health = size.checked ? createMadeUpHealth(plain) : undefined;
  const resources = size.hostile ? makeHostile(plain) : (health?.resources ?? plain);
  for (const [i, data] of resources.entries())
    write(`resources/${at(plan.resources, i).id}.yaml`, formatYaml('resource', data, '../'));
  if (health) write(linkHealthFile, health.state);
  const exceptions = [
    ...(health?.exceptions ?? []),
    ...(size.retired ? [exceptRetired(plan)] : []),
  ];
  if (exceptions.length > 0) write('exceptions.yaml', formatYaml('exceptions', exceptions));
  const isLast = <T>(all: T[], one: T) => size.unfinished && one === all.at(-1);
  for (const topic of plan.topics) {
    const { summary, ...least } = createTopic(topic, text);
    const whole = isLast(plan.topics, topic)
      ? formatFields(least)
      : formatMdx({ ...least, summary }, text);
    write(`topics/${topic.id}.mdx`, whole + headings);
  }
  for (const path of plan.paths) {
    const data = createPath(path, text);
    const whole = isLast(plan.paths, path)
      ? formatFields(leaveUnfinished(data))
      : formatMdx(data, text);
    write(`paths/${path.id}.mdx`, whole + headings);
  }
  if (size.history) writeMadeUpHistory(folder);
}

function formatMdx(data: object, text: MadeUpText): string {
  const paragraph = () => [text.sentence(), text.sentence(), text.sentence()].join(' ');
  return `${formatFields(data)}\n${paragraph()}\n\n${paragraph()}\n`;
}

function formatFields(data: object): string {
  return `---\n${stringify(data)}---\n`;
}

function formatYaml(schema: string, data: object, folder = ''): string {
  return `# yaml-language-server: $schema=${folder}schema/${schema}.json\n${stringify(data)}`;
}
