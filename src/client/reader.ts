/** What every page does for its reader beyond reading: each part in a file of its own. */
import './theme-choice.ts';
