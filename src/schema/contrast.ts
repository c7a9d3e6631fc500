/** Contrast between colours, as WCAG 2.2 defines it. A colour is written as `#rrggbb`. */

/** The least contrast of text (1.4.3, level AA). */
export const LEAST_CONTRAST = 4.5;

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
export function findPoorest(colour: string, grounds: string[]): { ground: string; ratio: number } {
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

/** Relative luminance. */
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
