import { page } from '../responses.ts';
import type { ServerCase } from '../server-case.ts';

const withIds = page({
  body: `<h2 id="exits">Exits</h2><p>Text.<a name="old-anchor"></a><h2 id="user-content-readme">Read me</h2>
    <h2 id="größe">Size</h2><script>document.body.innerHTML += '<p id="late">'</script>`,
});

/** A page whose anchors are known, and the fragment that the content names there. */
function named(
  id: string,
  fragment: string,
  what: string,
  row: Partial<ServerCase> = {},
): ServerCase {
  return {
    id,
    what: `${what}: \`#${fragment}\``,
    fragments: [fragment],
    responders: { '/page': withIds },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
    ...row,
  };
}

export const fragments: ServerCase[] = [
  named('by-id', 'exits', 'has an element with the id'),
  named('by-name', 'old-anchor', 'has an anchor with the name'),
  named('by-user-content', 'readme', 'has the id behind `user-content-`'),
  named('encoded-fragment', 'gr%C3%B6%C3%9Fe', 'has the id, percent-encoded in the link'),
  named('no-fragment', 'nowhere', 'has no such id', { missing: ['nowhere'] }),
  named('by-script', 'late', 'makes the id by script only', { missing: ['late'] }),
  named('text-fragment', ':~:text=exits', 'is named a text of'),
  named('application', '/chapter/2', 'is an application that reads the fragment'),
  named('lines', 'L12-L20', 'is named lines of'),
  {
    id: 'long-page',
    what: 'has the id behind the first 64 KiB, where nobody reads',
    fragments: ['far'],
    responders: {
      '/page': page({ body: `<p>${'Text. '.repeat(20_000)}</p><h2 id="far">Far</h2>` }),
    },
    outcome: 'ok',
    reason: 'answers',
    requests: 1,
  },
];
