import { join } from 'node:path';
import { LARGEST } from '../../source/read-content.ts';
import { readPlainFile } from '../../files/read-plain-file.ts';
import type { ListedAddress } from './listed-addresses.ts';

/** What may continue a URL: then the text contains another one. */
const GOES_ON = /^(?:[\w/~%=&+-]|[.,:;@?!](?=[\w/]))/;

/**
 * Where content files contain a URL, as `file:line` of its first place in each; only the file if the URL is spelled
 * differently.
 */
export function findPlaces({ url, files }: ListedAddress, folder: string): string[] {
  return files.map((file) => {
    const line = file.startsWith('content/') ? findLine(readText(file, folder), url) : 0;
    return line > 0 ? `${file}:${line}` : file;
  });
}

function findLine(text: string, url: string): number {
  // A host alone is often written without the slash.
  const forms = url.endsWith('/') ? [url, url.slice(0, -1)] : [url];
  return (
    text.split('\n').findIndex((line) =>
      forms.some((form) => {
        for (let at = line.indexOf(form); at !== -1; at = line.indexOf(form, at + 1))
          if (!GOES_ON.test(line.slice(at + form.length))) return true;
        return false;
      }),
    ) + 1
  );
}

function readText(file: string, folder: string): string {
  try {
    return readPlainFile(join(folder, file.replace(/^content\//, '')), LARGEST).toString();
  } catch {
    return '';
  }
}
