import { z } from 'zod';
import { findOnGitHub, type Repository } from './github.ts';

/** The name of an account as GitHub gives it: nothing that could lead to another address. */
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?$/;

const permissionSchema = z.object({ permission: z.string() });

/**
 * Whether somebody may write to the repository, as the repository says itself: the association that an event names is
 * no permission (docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user).
 */
export async function mayWrite(repository: Repository, login: string): Promise<boolean> {
  if (!LOGIN.test(login)) return false;
  const path = `/collaborators/${encodeURIComponent(login)}/permission`;
  const found = await findOnGitHub(repository, { path }, permissionSchema);
  return ['write', 'maintain', 'admin'].includes(found?.permission ?? 'none');
}
