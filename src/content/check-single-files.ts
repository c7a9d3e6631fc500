import type { ExceptionData } from '../schema/exceptions.ts';
import type { Issue } from '../source/issue.ts';
import { isFor } from '../rules/apply-exceptions.ts';
import type { Checked, CheckedContent, Facts } from '../rules/checked-content.ts';
import { checksOfFiles } from '../rules/rules.ts';
import { findUrls } from '../catalog/create-links.ts';

/** What was found of files as long as their data stay the same, which they do while their texts and names do. */
let known = { facts: '', found: new WeakMap<object, { file: string; issues: Issue[] }>() };

/**
 * What the files of a folder have wrong by themselves. Of one that was checked before it is known: a server for
 * development checks a catalog again with one change.
 */
export function checkSingleFiles(checked: CheckedContent, facts: Facts): Issue[] {
  const others = JSON.stringify([checked.site?.data.language, facts.today]);
  if (known.facts !== others) known = { facts: others, found: new WeakMap() };
  const knownOf = ({ source, data }: Checked<object>) => {
    const own = known.found.get(data);
    return own?.file === source.file ? own.issues : undefined;
  };
  const found = runChecks(
    keepFiles(checked, (file) => !knownOf(file)),
    facts,
  );
  const byFile = Map.groupBy(found, ({ file }) => file);
  const before: Issue[] = [];
  for (const checkedFile of filesOf(checked)) {
    const own = knownOf(checkedFile);
    const { file } = checkedFile.source;
    const issues = own ?? byFile.get(file) ?? [];
    if (own) before.push(...own);
    // What is said of a plain http address depends on the addresses of other files.
    else if (!issues.some(({ code }) => code === 'http-address'))
      known.found.set(checkedFile.data, { file, issues });
  }
  return [...found, ...before];
}

/**
 * What the files that a change may touch have wrong by themselves: those of the change, those for which an exception
 * may then be needless, and those with plain http addresses, as others show which hosts support https.
 */
export function checkTouchedFiles(
  checked: CheckedContent,
  facts: Facts,
  changed: ReadonlySet<string>,
): Issue[] {
  const exceptions: ExceptionData[] = checked.exceptions?.data ?? [];
  const isTouched = ({ source: { file }, data }: Checked<object>) =>
    changed.has(file) ||
    exceptions.some((exception) => isFor(exception, file)) ||
    findUrls(data).some((url) => /^http:/i.test(url));
  return runChecks(keepFiles(checked, isTouched), facts);
}

function runChecks(checked: CheckedContent, facts: Facts): Issue[] {
  return [...checksOfFiles].flatMap((check) => check(checked, facts));
}

function filesOf({ resources, topics, paths, pages }: CheckedContent): Checked<object>[] {
  return [...resources, ...topics, ...paths, ...pages];
}

/** The content with some of its files, and with its settings. */
function keepFiles(
  checked: CheckedContent,
  isKept: (file: Checked<object>) => boolean,
): CheckedContent {
  const { resources, topics, paths, pages } = checked;
  return {
    ...checked,
    ...{ resources: resources.filter(isKept), topics: topics.filter(isKept) },
    ...{ paths: paths.filter(isKept), pages: pages.filter(isKept) },
  };
}
