import { z } from 'zod';
import { breaks, editorMessage } from './fields.ts';
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
    .meta(editorMessage(NO_COLOUR, '^#[0-9A-Fa-f]{6}$'));
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
    .meta(editorMessage(NO_LOGO, LOGO.source))
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

/** Contrast between colours, as WCAG 2.2 defines it. A colour is written as `#rrggbb`. */

/** The least contrast of text (1.4.3, level AA). */
const LEAST_CONTRAST = 4.5;

const COLOUR = /^#[0-9a-f]{6}$/i;
/** How many steps there are between a colour and black or white when a readable one is looked for. */
const STEPS = 100;

/** Whether a text is a colour in six hexadecimal digits. */
export function isColour(text: string): boolean {
  return COLOUR.test(text);
}

/** The contrast of two colours, from 1 to 21, whichever is in front. */
export function contrastOf(a: string, b: string): number {
  const [light, dark] = [luminanceOf(a), luminanceOf(b)].toSorted((x, y) => y - x) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** The ground on which a colour has the least contrast, with the ratio. */
function findPoorest(colour: string, grounds: string[]): { ground: string; ratio: number } {
  const all = grounds.map((ground) => ({ ground, ratio: contrastOf(colour, ground) }));
  return all.reduce((poorest, other) => (other.ratio < poorest.ratio ? other : poorest));
}

/** The colour nearest to one, towards black or white, that is readable on all grounds; `undefined` if none is. */
export function findReadable(colour: string, grounds: string[]): string | undefined {
  for (let step = 0; step <= STEPS; step += 1)
    for (const end of [0, 255]) {
      const mixed = mix(colour, end, step / STEPS);
      if (findPoorest(mixed, grounds).ratio >= LEAST_CONTRAST) return mixed;
    }
  return undefined;
}

/** A ratio as people read it: never rounded up to what it does not reach. */
export function formatRatio(ratio: number): string {
  return `${(Math.floor(ratio * 10) / 10).toFixed(1)}:1`;
}

function mix(colour: string, end: number, share: number): string {
  const parts = partsOf(colour).map((part) => Math.round(part + (end - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = partsOf(colour).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function partsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
