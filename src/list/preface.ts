import { isPrefaceTitle } from './heading-names.ts';
import { isBare } from './link-words.ts';
import { LABEL, walkHeadings, type Draft, type Heading } from './outline.ts';

/** No more of a list is in front of its table of contents without a heading of its own. */
const MOST_IN_FRONT = 0.03;
/** An address that counts who follows it for a campaign. */
const CAMPAIGN = /[?&]utm_(?:campaign|medium)=/i;

/**
 * Takes the entries out that are in front of the first table of contents, and returns them: sponsors, news, places to
 * meet. What has a heading of its own and is written as entries are is part of the list.
 *
 * @param title the heading that names the list
 */
export function cutPreface(
  root: Heading,
  contentsLine: number | undefined,
  title: Heading | undefined,
): Draft[] {
  if (contentsLine === undefined) return [];
  const all = [...walkHeadings([root])].map((heading) => ({
    heading,
    front: heading.entries.filter(({ line }) => line < contentsLine),
  }));
  const total = all.reduce((sum, { heading }) => sum + heading.entries.length, 0);
  const isOut = ({ heading, front }: (typeof all)[number]) =>
    isPrefaceTitle(heading.title) || isCampaign(front);
  const isIn = ({ heading, front }: (typeof all)[number]) =>
    heading !== title &&
    heading.depth > 0 &&
    heading.depth < LABEL &&
    front.filter(isWrittenAsEntry).length * 2 > front.length;
  const filled = all.filter(({ front }) => front.length > 0);
  const out = filled.filter(isOut);
  const rest = filled.filter((one) => !isOut(one) && !isIn(one));
  const isFew = rest.reduce((sum, { front }) => sum + front.length, 0) <= total * MOST_IN_FRONT;
  const cut = isFew ? [...out, ...rest] : out;
  for (const { heading, front } of cut)
    heading.entries = heading.entries.filter((draft) => !front.includes(draft));
  return cut.flatMap(({ front }) => front);
}

function isCampaign(drafts: Draft[]): boolean {
  const counted = drafts.filter(({ url }) => url !== undefined && CAMPAIGN.test(url));
  return counted.length * 2 > drafts.length;
}

/** Whether a line begins with what it is about: a link with words, or a name in bold. A row of a table always does. */
export function isWrittenAsEntry({ nodes: [node], url = '' }: Draft): boolean {
  if (node?.type !== 'paragraph') return true;
  const first = node.children?.find(
    ({ type, value }) =>
      type !== 'image' &&
      type !== 'html' &&
      !(type === 'text' && !/[\p{L}\p{N}]/u.test(value ?? '')),
  );
  if (first?.type === 'strong') return true;
  const isLink = first?.type === 'link' || first?.type === 'linkReference';
  return isLink && !isBare(first.children?.[0]?.value ?? '', url);
}
