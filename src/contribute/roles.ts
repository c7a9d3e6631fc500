/** A page of the site, and a part of CONTRIBUTING.md, for one kind of contributor. */
interface Role {
  /** The name of its text, and the end of its address. */
  id: RoleId;
  title: string;
  /** Who it is for, and what they find there. */
  lead: string;
  /** The anchor that the role had when all of them were one page. */
  formerAnchor: string;
}

export type RoleId = 'resource' | 'paths' | 'curate' | 'own';

/** The roles, the most common one first. Their texts are beside this file, in `roles/`. */
export const roles: Role[] = [
  {
    id: 'resource',
    title: 'Add or fix a resource',
    lead: 'You know a good link, or found a mistake. It takes five minutes, with nothing to install.',
    formerAnchor: 'one-good-link',
  },
  {
    id: 'paths',
    title: 'Write topics, paths and terms',
    lead: 'You write a topic, a learning path or a glossary term, and preview it on your machine.',
    formerAnchor: 'a-topic-or-a-learning-path',
  },
  {
    id: 'curate',
    title: 'Review and curate',
    lead: 'You approve changes and keep links and content in order over the years.',
    formerAnchor: 'reviewing',
  },
  {
    id: 'own',
    title: 'Run your own list',
    lead: 'You want the same site for another subject, use the data, or work on the engine.',
    formerAnchor: 'the-code',
  },
];

/** @throws {TypeError} if there is no such role, which the type rules out. */
export function roleOf(id: RoleId): Role {
  const role = roles.find((one) => one.id === id);
  if (!role) throw new TypeError(`"${id}" is not a role.`);
  return role;
}
