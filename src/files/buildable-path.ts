/** What Vite and Astro take for a part of an address, of a pattern or of an escape, within paths of modules. */
const UNUSABLE = /[#?%*"\\\u0000-\u001f\u007f]/;

/**
 * Why no site can be built below a folder, as a sentence; `undefined` if one can. On Windows "\\" separates folders.
 */
export function describeUnbuildable(
  folder: string,
  isWindows = process.platform === 'win32',
): string | undefined {
  const [character] = UNUSABLE.exec(isWindows ? folder.replaceAll('\\', '/') : folder) ?? [];
  return (
    character &&
    `the path ${JSON.stringify(folder)} holds ${JSON.stringify(character)}, below which Vite finds no file. Move the project to a folder without it.`
  );
}
