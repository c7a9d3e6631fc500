import { showResumeItems } from '../client/marks/show-resume.ts';

/** The one script that runs while the home page is read: a module would come too late. */
export function GET(): Response {
  return new Response(`(${showResumeItems.toString()})();`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
}
