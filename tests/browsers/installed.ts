import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The browsers beside Chromium, by the packages of Debian and Ubuntu that bring them. */
const others = [
  { name: 'Firefox', programs: [['firefox-esr', 'firefox']], packages: ['firefox-esr'] },
  {
    name: 'WebKit',
    programs: [['WebKitWebDriver'], ['Xvfb']],
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
] as const;

/**
 * Looks for the other browsers on a path such as `PATH` holds.
 *
 * @returns a row for each, with the programs that start it, or with a sentence that says what is missing
 */
export function findInstalled(path: string): Installed[] {
  return others.map(({ name, programs, packages }) => {
    const found = programs.map((names) => findProgram(path, names));
    return {
      name,
      programs: found.filter((program) => program !== undefined),
      ...(found.includes(undefined) && {
        missing: `${name} is not installed (${packages.join(', ')})`,
      }),
    };
  });
}

function findProgram(path: string, names: readonly string[]): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface Installed {
  name: 'Firefox' | 'WebKit';
  programs: string[];
  missing?: string;
}
