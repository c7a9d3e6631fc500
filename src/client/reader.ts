/** What every page does for its reader beyond reading: each part in a file of its own. */
import './marks/marks.ts';
import './offline/offline.ts';
import './opened.ts';
import './search/search.ts';
import './keys/shortcuts.ts';
import './theme-choice.ts';
