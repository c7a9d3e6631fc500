import { rm } from 'node:fs/promises';
import { changeContent, writeContent, type Case } from './bad-content/small-content.ts';
import { fillForm } from './filled-form.ts';
import { type GitHubStandIn, startGitHub } from './github-stand-in.ts';

/** A repository with the small catalog and issue 7, which suggests a resource; somebody may approve. */
export interface SuggestionHub {
  hub: GitHubStandIn;
  /** The catalog as it is checked out. */
  folder: string;
  /** Gives the issue another text, as its author edits it. */
  edit: (values: Record<string, string>) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts it on loopback; whoever asks stops it. */
export async function startSuggestionHub(change: Case['change'] = {}): Promise<SuggestionHub> {
  const hub = await startGitHub();
  const folder = await writeContent(changeContent(change));
  const issue = {
    number: 7,
    state: 'open' as const,
    title: 'Suggestion: Your First Guest',
    body: await fillForm(folder),
    user: { login: 'a-reader' },
    labels: [{ name: 'suggestion' }],
    created_at: '2026-05-31T22:15:04Z',
  };
  hub.issues.push(issue);
  hub.labels.add('suggestion');
  hub.permissions.set('a-maintainer', 'write');
  hub.branches.get('main')?.set('README.md', 'Read me.');
  return {
    hub,
    folder,
    edit: async (values) => {
      issue.body = await fillForm(folder, values);
    },
    stop: async () => {
      hub.stop();
      await rm(folder, { recursive: true });
    },
  };
}
