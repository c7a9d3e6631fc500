/** What every page does for its reader beyond reading: each part in a file of its own. */
import './marks.ts';
import './offline.ts';
import './opened.ts';
import './search.ts';
import './shortcuts.ts';
import './theme-choice.ts';
