import { parseArgs } from 'node:util';
import { contentFolder } from '../../source/read-content.ts';
import { createPrivacyCheck } from '../../links/request/address-guard.ts';
import { answerNames, type Answers } from './answers.ts';

/** What the command line asks for. */
export interface NewOptions {
  content: string;
  /** What is told already. */
  answers: Answers;
  /** Whether what is proposed is taken without asking. */
  yes: boolean;
  dryRun: boolean;
  /** Whether no page is read. */
  offline: boolean;
  allowPrivate: string[];
  /** Milliseconds for reading the page. */
  timeout: number;
}

/** Reads the arguments of the command. Throws when they cannot be meant. */
export function readOptions(args: string[]): NewOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      content: { type: 'string', default: contentFolder() },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      offline: { type: 'boolean', default: false },
      'allow-private': { type: 'string', multiple: true, default: [] },
      timeout: { type: 'string', default: '8' },
      locator: { type: 'string' },
      title: { type: 'string' },
      kind: { type: 'string' },
      summary: { type: 'string' },
      author: { type: 'string', multiple: true, default: [] },
      year: { type: 'string' },
      language: { type: 'string' },
      topic: { type: 'string' },
      section: { type: 'string' },
      group: { type: 'string' },
      note: { type: 'string' },
      'level-from': { type: 'string' },
      'level-to': { type: 'string' },
      access: { type: 'string' },
      id: { type: 'string' },
    },
  });
  const [address, ...more] = positionals;
  if (more.length > 0)
    throw new Error(
      `"${more[0] ?? ''}" does not belong to an option. Put text with spaces in quotes.`,
    );
  if ((values['level-from'] === undefined) !== (values['level-to'] === undefined))
    throw new Error('--level-from and --level-to must be used together.');
  const timeout = values.timeout.trim() === '' ? NaN : Number(values.timeout);
  if (!(timeout >= 0.1 && timeout <= 60))
    throw new RangeError(`--timeout "${values.timeout}" must be between 0.1 and 60.`);
  createPrivacyCheck(values['allow-private']);
  const told: Answers = { ...values, address, author: values.author.join('; ') };
  return {
    content: values.content,
    answers: Object.fromEntries(
      answerNames.flatMap((name) => {
        const text = told[name]?.trim();
        return text ? [[name, text]] : [];
      }),
    ),
    yes: values.yes,
    dryRun: values['dry-run'],
    offline: values.offline,
    allowPrivate: values['allow-private'],
    timeout: timeout * 1000,
  };
}
