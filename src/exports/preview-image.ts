import satori from 'satori';
import sharp from 'sharp';
import type { LearningPath } from '../catalog/catalog.ts';
import { directionOf } from '../text/text-direction.ts';
import { PreviewFonts, type Fit, type PreviewFont, type Weight } from './preview-fonts.ts';
import { join } from 'node:path';
import { readPlainFile } from '../files/read-plain-file.ts';
import { LARGEST_PUBLIC, PUBLIC_FOLDER } from '../source/public-files.ts';
import { createHash } from 'node:crypto';
import { openFileCache } from '../files/file-cache.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const COLOURS = ['#0060b3', '#b83c00', '#00755a', '#8a3ab0', '#8a5a00', '#b0205a'];
/** As all but the lines: greys, whose channels are the same. */
const INK = '#121212';
/** From the left of an image to what is on it. */
const MARGIN = 72;
const TOP = 56;
const ACCENT_HEIGHT = 16;
/** The width and height of the mark of the engine. */
const MARK = 56;

export interface Preview {
  site: string;
  title: string;
  /** What stands instead of a title of which no font shows a letter. */
  otherwise: string;
  /** What it is about, in a line or two, if that is known. */
  text?: string | undefined;
  language: string;
  /** The paths whose lines run across the image. */
  paths: LearningPath[];
  /** The accent on light pages and the logo of the catalog, if it has them. */
  look: { accent?: string | undefined; logo?: Picture | undefined };
}

/** Draws the image that other sites show for a page: PNG, 1200 by 630 pixels. */
export async function drawPreview(preview: Preview): Promise<Buffer> {
  // Satori hides what is beside each box with a mask, which costs two fifths of the time and hides nothing here.
  const svg = (await drawSvg(preview)).replaceAll(/<mask .*?<\/mask>| mask="[^"]*"/g, '');
  const drawn = sharp(Buffer.from(svg));
  // One channel where all are the same, half as large. Else with all colours: a palette costs twice the time.
  const isGrey = preview.paths.length === 0 && Object.values(preview.look).every((own) => !own);
  const pixels = isGrey ? drawn.extractChannel('green') : drawn.removeAlpha();
  return pixels.png({ compressionLevel: 3 }).toBuffer();
}

async function drawSvg(preview: Preview): Promise<string> {
  const site = fit(preview.site, 700, preview);
  const own = fit(preview.title, 700, preview);
  const title = hasLetter(own.text) ? own : fit(preview.otherwise, 700, preview);
  const text = preview.text ? [fit(preview.text, 400, preview)] : [];
  const { accent, logo } = preview.look;
  const fonts = shareFonts([site, title, ...text].flatMap((part) => part.fonts));
  const svg = await satori(
    box(
      {
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        background: '#fafafa',
        color: INK,
      },
      [
        ...(accent === undefined
          ? []
          : [box({ height: ACCENT_HEIGHT, width: '100%', background: accent }, [])]),
        box({ alignItems: 'center', gap: 24, padding: `${TOP}px ${MARGIN}px 0` }, [
          logo ? { type: 'img', props: logo } : box({ width: MARK, height: MARK }, []),
          paragraph(site, { fontSize: 30, fontWeight: 700, lineClamp: 1 }),
        ]),
        box(
          {
            flexDirection: 'column',
            flexGrow: 1,
            justifyContent: 'center',
            gap: 24,
            padding: `0 ${MARGIN}px`,
          },
          [
            paragraph(title, { fontWeight: 700, lineHeight: 1.05, ...styleTitle(title.text) }),
            ...text.map((part) =>
              paragraph(part, {
                fontSize: 32,
                lineHeight: 1.35,
                color: '#585858',
                lineClamp: 4,
              }),
            ),
          ],
        ),
        box(
          { flexDirection: 'column', gap: 8, paddingBottom: 40 },
          preview.paths.map(({ line }) =>
            box({ height: 14, width: '100%', background: COLOURS[line - 1] ?? INK }, []),
          ),
        ),
      ],
    ),
    { width: WIDTH, height: HEIGHT, fonts },
  );
  if (logo) return svg;
  const top = TOP + (accent === undefined ? 0 : ACCENT_HEIGHT);
  return svg.replace(/(?=<\/svg>$)/, drawMark(accent ?? INK, top));
}

/** Draws the mark of the engine, by itself: a picture inside the picture takes a twentieth more time. */
function drawMark(colour: string, top: number): string {
  return `<g transform="translate(${MARGIN} ${top}) scale(${MARK / 24})" fill="${colour}"><rect x="2" y="17" width="20" height="6" rx="3"/><rect x="5" y="10" width="13" height="6" rx="3"/><rect x="8" y="4" width="8" height="5" rx="2.5"/></g>`;
}

/** A text that breaks within a word where it must, in its own direction. */
function paragraph({ text, fonts }: Fit, style: object): Box {
  const fontFamily = fonts.map(({ name }) => name).join(', ');
  return box({ direction: directionOf(text), wordBreak: 'break-word', fontFamily, ...style }, [
    text,
  ]);
}

/** The size of a title, by about how many Latin letters it is wide; letters that join are not moved together. */
function styleTitle(title: string): object {
  const wide = title.match(
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  );
  const width = title.length + (wide?.length ?? 0);
  const fontSize = width > 70 ? 52 : width > 44 ? 68 : 88;
  const isPlain = /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(title);
  return { fontSize, letterSpacing: isPlain ? -3 : 0, lineClamp: 4 };
}

function hasLetter(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

const fontsByLanguage = new Map<string, PreviewFonts>();

function fit(text: string, weight: Weight, { language }: Preview): Fit {
  const fonts = fontsByLanguage.get(language) ?? new PreviewFonts(language);
  fontsByLanguage.set(language, fonts);
  return fonts.fit(text, weight);
}

const shared = new Map<string, PreviewFont[]>();

/** Always the same array for the same fonts, for which satori parses them once. */
function shareFonts(fonts: PreviewFont[]): PreviewFont[] {
  const unique = [...new Set(fonts)];
  const key = unique.map(({ name, weight }) => `${name} ${weight}`).join();
  const before = shared.get(key) ?? unique;
  shared.set(key, before);
  return before;
}

interface Box {
  type: string;
  props: object;
}

function box(style: object, children: (Box | string)[]): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}

/** A picture to be drawn, as the address of its data and its size in pixels. */
interface Picture {
  src: string;
  width: number;
  height: number;
}

/** As in the header of the site, and larger as all else on a preview. */
const WIDEST = 276;
const HIGHEST = 64;
/** A small file may say that it has more pixels than a machine has memory for. */
const MOST_PIXELS = 4096 * 4096;

/**
 * Reads the logo of a catalog as a picture for previews, whatever kind it is of; `undefined` if it cannot be drawn, and
 * the mark of the engine takes its place.
 *
 * @param name its path in the public folder
 */
export async function readLogo(content: string, name: string): Promise<Picture | undefined> {
  try {
    const bytes = readPlainFile(join(content, PUBLIC_FOLDER, name), LARGEST_PUBLIC);
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .resize({ width: WIDEST, height: HIGHEST, fit: 'inside' })
      .png()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    return { src: `data:image/png;base64,${data.toString('base64')}`, width, height };
  } catch {
    return undefined;
  }
}

/** More than one large site has; at 42 KB an image, 84 MB. */
const MOST = 2000;

/**
 * Draws previews, but not again what it has drawn before: images are kept in `folder` by all that they follow from, so
 * that one from there has the same bytes as a new one.
 *
 * @param version what draws them: an image of another version is not used
 */
export function createPreviewCache(
  folder: string,
  version: string,
): (preview: Preview) => Promise<Uint8Array> {
  const opened = openFileCache(folder, MOST);
  return async (preview) => {
    // Of a path, only its line is drawn; all else that is given is part of the name.
    const { paths, ...given } = preview;
    const said = [version, given, paths.map(({ line }) => line)];
    const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex');
    return (await opened).keep(`${hash}.png`, () => drawPreview(preview));
  };
}
