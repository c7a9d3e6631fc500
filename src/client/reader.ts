/** What every page does for its reader beyond reading: each part in a file of its own. */
import './shortcuts.ts';
import './theme-choice.ts';
