import type { SiteData } from '../src/schema/site.ts';

/** Settings of a look that is as far from the usual one as the design carries. */
export const madeUpLook = {
  format: 1,
  theme: {
    accent: { light: '#a3005c', dark: '#ff9ad5' },
    logo: 'pictures/hive.svg',
    corners: 'round',
    font: 'serif',
  },
  home: ['topics', 'paths', 'recent', 'picks'],
  pages: { navigation: ['house-rules'], footer: ['imprint', 'thanks'] },
  footer: 'Printed on honeycomb, and hosted by the association.',
} as const satisfies Partial<Record<keyof SiteData, unknown>>;

const hive = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="24" viewBox="0 0 48 24">
<path fill="#a36a00" d="M12 1l10 6v10l-10 6L2 17V7z"/>
<path fill="#d08700" d="M36 1l10 6v10l-10 6-10-6V7z"/>
</svg>
`;

/** Pages and files of its own, by their paths in the content folder. */
export const madeUpFiles: Record<string, string> = {
  'public/pictures/hive.svg': hive,
  'public/favicon.svg': hive.replace(
    'width="48" height="24" viewBox="0 0 48 24"',
    'viewBox="0 0 48 24"',
  ),
  'public/CNAME': 'bees.example\n',
  'public/bees.txt': 'Bees read nothing.\n',
  'pages/house-rules.mdx': `---
title: The rules of the house, and where they come from
label: House rules
summary: What belongs into the catalog, and what does not.
formerly: [rules-of-the-house]
---

## What belongs here

Hives, honey and swarms: see [the topics](/topics/) or [write to us](/imprint/).

![Two cells of a comb, side by side](/pictures/hive.svg)

| In          | Out            |
| ----------- | -------------- |
| Bees        | Wasps          |
| Hives       | Anthills       |

Everything in [one file](/bees.txt), and nothing on https://wasps.example/.
`,
  'pages/imprint.mdx': `---
title: Imprint
summary: Who is responsible for the catalog.
---

The association of made-up beekeepers, at the edge of the wood.
`,
  'pages/thanks.mdx': `---
title: שלום ותודה
summary: Those without whom there would be nothing.
---

Everybody who sent a link.
`,
};
