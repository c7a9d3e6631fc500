import type { Issue } from '../source/issue.ts';
import { quote, formatSuggestion } from '../text/quote.ts';
import type { CheckedContent } from './checked-content.ts';
import { issueAt } from './issues.ts';
import { twice } from './references.ts';
import type { Rule } from './rule.ts';

const wcag = { by: 'WCAG 2.2', at: 'https://www.w3.org/TR/WCAG22/#contrast-minimum' };
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">\n<circle cx="4" cy="4" r="3"/>\n</svg>\n';

/** The look of a catalog's own. */
export const lookRules = [
  {
    code: 'bad-colour',
    severity: 'error',
    docs: {
      means: 'The accent is not a colour in six hexadecimal digits.',
      why: 'Only such a colour can be checked for contrast. Other notations, such as names, differ between browsers or can be transparent.',
      fix: 'Write "#" and six digits from 0 to f, in quotes: "#0b5cad".',
    },
    examples: {
      bad: { 'site.yaml': 'theme: { accent: { light: navy, dark: "#7cc0ff" } }' },
      good: { 'site.yaml': 'theme: { accent: { light: "#0b5cad", dark: "#7cc0ff" } }' },
    },
  },
  {
    code: 'low-contrast',
    severity: 'error',
    docs: {
      means: 'The accent has a contrast below 4.5:1 on a background of the site.',
      why: 'Text on it, or beside it, cannot be read by people with low vision, nor by anybody in the sun.',
      fix: 'Choose a darker colour for light pages, or a lighter one for dark pages. The message has one.',
      proof: wcag,
    },
    examples: {
      bad: { 'site.yaml': 'theme: { accent: { light: "#ffd60a", dark: "#7cc0ff" } }' },
      good: { 'site.yaml': 'theme: { accent: { light: "#806800", dark: "#7cc0ff" } }' },
    },
  },
  {
    code: 'bad-logo',
    severity: 'error',
    docs: {
      means: 'The logo is not the path of a picture within content/public.',
      why: 'Pages load nothing from other hosts, so the picture must be part of the site.',
      fix: 'Put the picture into content/public and write its path from there, such as "logo.svg".',
    },
    examples: {
      bad: { 'site.yaml': 'theme: { logo: "https://list.example/logo.svg" }' },
      good: { 'site.yaml': 'theme: { logo: logo.svg }', 'public/logo.svg': logo },
    },
  },
  {
    code: 'missing-logo',
    severity: 'error',
    docs: {
      means: 'The logo does not exist in content/public.',
      why: 'Every page would show a broken picture.',
      fix: 'Add the picture, or correct its name. Capitals count.',
    },
    examples: {
      bad: { 'site.yaml': 'theme: { logo: Logo.svg }', 'public/logo.svg': logo },
      good: { 'site.yaml': 'theme: { logo: logo.svg }', 'public/logo.svg': logo },
    },
    check: checkLook,
  },
] as const satisfies readonly Rule[];
type Code = (typeof lookRules)[number]['code'];

/** The logo exists, and each part of the home page appears once. */
function checkLook({ site, publicFiles }: CheckedContent): Issue[] {
  if (!site) return [];
  const { source, data } = site;
  const { theme, home = [] } = data;
  const doubled = home.flatMap((part, i) =>
    home.indexOf(part) === i ? [] : [twice(source, ['home', i], part)],
  );
  const name = theme?.logo;
  if (name === undefined || publicFiles.includes(name)) return doubled;
  const hint = formatSuggestion(name, publicFiles) || ' Add it, or check its spelling.';
  return [
    ...doubled,
    issueAt<Code>(
      source,
      ['theme', 'logo'],
      'missing-logo',
      `${quote(name)} does not exist in content/public.${hint}`,
    ),
  ];
}
