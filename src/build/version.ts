import project from '../../package.json' with { type: 'json' };

/** The version of the engine, as its package says it. */
export const engineVersion: string = project.version;

/** What `cairn --version` prints: the version alone, as other programs do. */
export function formatVersion(): string {
  return `${engineVersion}\n`;
}
