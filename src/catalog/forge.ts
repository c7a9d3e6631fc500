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

/**
 * The forge of a repository: as the settings say, else as its host is known for, or named after, as in
 * `gitlab.example.org`. Nothing where neither says it.
 */
export function findForge({
  url,
  forge,
}: {
  url: string;
  forge?: Forge | undefined;
}): Forge | undefined {
  if (forge) return forge;
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  return hosts[host] ?? forges.find((name) => host.split('.').includes(name));
}
