/**
 * Why no site can be built below a folder, as a sentence; `undefined` if one can. Vite takes "?" and "#" of a path for the
 * query and fragment of an address, and decodes "%".
 */
export function describeUnbuildable(folder: string): string | undefined {
  const [character] = /[#?%]/.exec(folder) ?? [];
  return (
    character &&
    `the path "${folder}" holds "${character}", below which Vite finds no file. Move the project to a folder without it.`
  );
}
