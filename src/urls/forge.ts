/** The programs that host repositories and whose pages for editing and reporting are known. */
export const forges = ['github', 'gitlab', 'gitea', 'forgejo', 'bitbucket'] as const;
export type Forge = (typeof forges)[number];

/** Which forge a host runs, where the name of the host says so. */
const hosts: Record<string, Forge> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'gitea.com': 'gitea',
  'codeberg.org': 'forgejo',
  'bitbucket.org': 'bitbucket',
};

/** Sites of forges that are named after one, and hold no repositories. */
const OTHER_SITES = /(?:^|\.)(?:github|gitlab|bitbucket)\.io$|^(?:api|gist|raw)\./;

/**
 * The forge of a repository: from the settings, else from its host, which is known or named after one, as in
 * `gitlab.example.org`. `undefined` if neither says it.
 */
export function findForge({
  url,
  forge,
}: {
  url: string;
  forge?: Forge | undefined;
}): Forge | undefined {
  if (forge) return forge;
  const host = hostOf(url);
  if (OTHER_SITES.test(host)) return undefined;
  return hosts[host] ?? forges.find((name) => host.split('.').includes(name));
}

/**
 * What is wrong with the address of a repository, as words that go behind it: pages for editing and reporting are below
 * it, and lead nowhere if it is more, or less, than the repository. `undefined` if nothing is known to be wrong.
 */
export function findRepositoryError(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname, search, hash } = new URL(url);
  const parts = pathname.split('/').filter((part) => part !== '');
  const known = hosts[hostOf(url)];
  // GitLab has groups within groups, and a "-" before its pages.
  const dash = parts.indexOf('-');
  const end = dash === -1 && known && known !== 'gitlab' ? 2 : dash;
  const shortened = `${origin}/${parts.slice(0, end === -1 ? undefined : end).join('/')}`;
  if (known && (parts.length < 2 || end === 0 || end === 1))
    return `is not a repository URL. Include the owner and the name, such as "${origin}/someone/list"`;
  if (search || hash || /[?#]$/.test(url))
    return `contains a query or a fragment. Write "${shortened}"`;
  if (end !== -1 && parts.length > end)
    return `is a page within the repository. Write "${shortened}"`;
  return undefined;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\.|\.$/g, '') : '';
}
