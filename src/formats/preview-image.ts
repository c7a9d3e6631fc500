import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import satori from 'satori';
import sharp from 'sharp';
import type { LearningPath } from '../catalog/catalog.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const COLOURS = ['#0060b3', '#b83c00', '#00755a', '#8a3ab0', '#8a5a00', '#b0205a'];
const CAIRN =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="#111213"><rect x="2" y="17" width="20" height="6" rx="3"/><rect x="5" y="10" width="13" height="6" rx="3"/><rect x="8" y="4" width="8" height="5" rx="2.5"/></svg>',
  );

/** What a preview image says. */
export interface Preview {
  site: string;
  title: string;
  text: string;
  /** The paths whose lines run across the image. */
  paths: LearningPath[];
}

/** Draws the image that other sites show for a page: PNG, 1200 by 630 pixels. */
export async function drawPreview({ site, title, text, paths }: Preview): Promise<Buffer> {
  const svg = await satori(
    box(
      {
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        background: '#fbfbf9',
        color: '#111213',
      },
      [
        box(
          { alignItems: 'center', gap: 24, padding: '56px 72px 0', fontSize: 30, fontWeight: 700 },
          [{ type: 'img', props: { src: CAIRN, width: 56, height: 56 } }, site],
        ),
        box(
          {
            flexDirection: 'column',
            flexGrow: 1,
            justifyContent: 'center',
            gap: 24,
            padding: '0 72px',
          },
          [
            box(
              {
                fontSize: title.length > 44 ? 68 : 88,
                fontWeight: 700,
                lineHeight: 1.05,
                letterSpacing: -3,
              },
              [title],
            ),
            box({ fontSize: 32, lineHeight: 1.35, color: '#55585c' }, [text]),
          ],
        ),
        box(
          { flexDirection: 'column', gap: 8, paddingBottom: 40 },
          paths.map(({ line }) =>
            box({ height: 14, width: '100%', background: COLOURS[line - 1] ?? '#111213' }, []),
          ),
        ),
      ],
    ),
    {
      width: WIDTH,
      height: HEIGHT,
      // Always the same array, for which satori parses the fonts once.
      fonts: await (fonts ??= readFonts()),
    },
  );
  return sharp(Buffer.from(svg)).png({ palette: true, effort: 1 }).toBuffer();
}

let fonts: ReturnType<typeof readFonts> | undefined;

/** A font of a package, so that the image is the same on every machine. */
async function readFonts() {
  const { resolve } = createRequire(`${process.cwd()}/`);
  const read = async (weight: 400 | 700) => ({
    name: 'Inter',
    weight,
    data: await readFile(resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`)),
  });
  return [await read(400), await read(700)];
}

interface Box {
  type: string;
  props: object;
}

function box(style: object, children: (Box | string)[]): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
