import type { SiteData } from '../../schema/site.ts';
import { formatEditUrl, formatNewFileUrl, takesText } from '../edit-links.ts';

/** The longest address that GitHub takes, and others may take, with some room (its server refuses from 8,192 bytes on: github/docs #5136). */
const LONGEST = 8000;

/** Where a proposal is made. */
export interface ProposalAddress {
  href: string;
  /** Whether the page there is filled in; else the text has to be pasted. */
  isFilled: boolean;
}

/**
 * The page of the forge on which a file is proposed: it makes the fork and the pull request. A new file is filled in
 * where the forge can do so, unless its text makes the address too long; the page that edits a file takes no text.
 */
export function findProposalAddress(
  site: Pick<SiteData, 'repository'>,
  { file, text, isKnown }: { file: string; text: string; isKnown: boolean },
): ProposalAddress {
  if (isKnown) return { href: formatEditUrl(site, file), isFilled: false };
  const filled = formatNewFileUrl(site, file, text);
  if (takesText(site) && filled.length <= LONGEST) return { href: filled, isFilled: true };
  return { href: formatNewFileUrl(site, file), isFilled: false };
}
