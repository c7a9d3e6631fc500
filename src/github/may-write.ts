import { z } from 'zod';
import { findOnGitHub, type Repository } from './github.ts';

const permissionSchema = z.object({ permission: z.string() });

/**
 * Whether somebody may write to the repository, as the repository says itself: the association that an event names is
 * no permission (docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user).
 */
export async function mayWrite(repository: Repository, login: string): Promise<boolean> {
  const path = `/collaborators/${encodeURIComponent(login)}/permission`;
  const found = await findOnGitHub(repository, { path }, permissionSchema);
  return ['write', 'maintain', 'admin'].includes(found?.permission ?? 'none');
}
