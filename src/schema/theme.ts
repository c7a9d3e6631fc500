import { z } from 'zod';
import { findPoorest, findReadable, formatRatio, isColour, LEAST_CONTRAST } from './contrast.ts';
import { breaks, toldByEditors } from './fields.ts';
import { corners, fonts, meaningsOf, valuesOf } from './vocabulary.ts';

/** The grounds that text and accents are on, as the style sheet has them. */
export const surfaces = {
  light: { paper: '#fbfbf9', field: '#f0f0ec' },
  dark: { paper: '#0e0f10', field: '#191b1d' },
} as const;

type Mode = keyof typeof surfaces;

const NO_COLOUR = 'is not a colour. Write "#" and six hexadecimal digits, in quotes: "#0b5cad"';
const LOGO =
  /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*\.(?:svg|png|webp|jpe?g|avif|gif)$/;
const NO_LOGO =
  'is not the path of a picture. Write its path within content/public, such as "logo.svg"';

/** An accent that can be read on every ground of a mode, and on which that ground can be read. */
function accent(mode: Mode) {
  return z
    .string()
    .superRefine((input, context) => {
      const issue = findAccentIssue(input, mode);
      if (issue)
        context.addIssue({
          code: 'custom',
          message: issue.message,
          params: breaks(issue.code),
          input,
        });
    })
    .meta(toldByEditors(NO_COLOUR, '^#[0-9A-Fa-f]{6}$'));
}

function findAccentIssue(
  colour: string,
  mode: Mode,
): { code: 'bad-colour' | 'low-contrast'; message: string } | undefined {
  if (!isColour(colour)) return { code: 'bad-colour', message: NO_COLOUR };
  const grounds = Object.values(surfaces[mode]);
  const { ground, ratio } = findPoorest(colour, grounds);
  if (ratio >= LEAST_CONTRAST) return undefined;
  const near = findReadable(colour, grounds);
  const [darker, such] = [
    mode === 'light' ? 'darker' : 'lighter',
    near ? `, such as "${near}"` : '',
  ];
  return {
    code: 'low-contrast',
    message: `has a contrast of ${formatRatio(ratio)} on the ${mode} background "${ground}", but needs ${LEAST_CONTRAST}:1. Choose a ${darker} colour${such}`,
  };
}

/** The look of a catalog's own, within what the design carries. */
export const themeSchema = z.strictObject({
  accent: z
    .strictObject({
      light: accent('light').describe('Accent on light pages, such as "#0b5cad".'),
      dark: accent('dark').describe('Accent on dark pages, such as "#7cc0ff".'),
    })
    .optional()
    .describe('Colours of highlights, primary buttons, focus and the lines under links.'),
  logo: z
    .string()
    .max(200)
    .refine((value) => LOGO.test(value), { error: NO_LOGO, params: breaks('bad-logo') })
    .meta(toldByEditors(NO_LOGO, LOGO.source))
    .optional()
    .describe('Picture in content/public that is shown before the name, such as "logo.svg".'),
  corners: z
    .enum(valuesOf(corners))
    .meta(meaningsOf(corners))
    .optional()
    .describe('Corners of fields, buttons and boxes; square without it.'),
  font: z
    .enum(valuesOf(fonts))
    .meta(meaningsOf(fonts))
    .optional()
    .describe('Typeface of texts, from those that the system of the reader has.'),
});

export type ThemeData = z.output<typeof themeSchema>;

/** The ground that can be read on an accent. */
export function groundOn(mode: Mode): string {
  return surfaces[mode].paper;
}
