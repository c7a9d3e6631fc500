import { createHash } from 'node:crypto';

/**
 * The one script inside a page: it takes the theme that the reader chose before anything shows.
 * Storage may be refused or hold anything; then the theme of the system stays.
 */
export const firstScript =
  'try{let d=document,e=d.documentElement.dataset,t=JSON.parse(localStorage[`cairn:${e.base}:preferences`]).theme;if(t=="dark"||t=="light"){e.theme=t;for(let m of d.querySelectorAll("[name=theme-color]"))m.media=m.media.includes(t)?"":"not all"}}catch{}';

/** What the policy of a page names the script by. */
export const firstScriptSource = `'sha256-${createHash('sha256').update(firstScript).digest('base64')}'`;
