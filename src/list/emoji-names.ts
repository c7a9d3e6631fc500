import { nameToEmoji } from 'gemoji';

const emoji = new Map(Object.entries(nameToEmoji));

/** A text with emoji in place of their names on GitHub: `:yen:` is 💴. Names that GitHub does not know stay. */
export function showEmoji(text: string): string {
  if (!text.includes(':')) return text;
  return text.replaceAll(/(?<![\w/]):([a-z0-9_+-]{1,40}):(?![\w/])/g, (name, own: string) => {
    return emoji.get(own) ?? name;
  });
}
