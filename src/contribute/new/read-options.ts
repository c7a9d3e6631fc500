import { parseArgs } from 'node:util';
import { contentFolder } from '../../source/read-content.ts';
import { createPrivacyCheck } from '../../links/request/address-guard.ts';
import { inputs, valueNames, type Values } from './values.ts';

/** The options of the command. */
export interface NewOptions {
  content: string;
  /** What is known already. */
  values: Values;
  /** Whether what is proposed is accepted without a prompt. */
  yes: boolean;
  dryRun: boolean;
  /** Whether no page is read. */
  offline: boolean;
  allowPrivate: string[];
  /** Milliseconds for reading the page. */
  timeout: number;
}

/** Of each value but the address, which has no option. */
const valueOptions = valueNames
  .filter((name) => name !== 'address')
  .map((name) => {
    const isList = inputs.some((input) => input.name === name && input.kind === 'lines');
    return [name, { type: 'string', multiple: isList }] as const;
  });

/**
 * Parses the arguments of the command; each value has an option of its name.
 * @throws {Error} if they cannot be meant
 */
export function readOptions(args: string[]): NewOptions {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(valueOptions),
      content: { type: 'string', default: contentFolder() },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      offline: { type: 'boolean', default: false },
      'allow-private': { type: 'string', multiple: true, default: [] },
      timeout: { type: 'string', default: '8' },
    },
  });
  const [address, ...more] = positionals;
  if (more.length > 0)
    throw new Error(
      `"${more[0] ?? ''}" does not belong to an option. Put text with spaces in quotes.`,
    );
  const given: Record<string, unknown> = { ...options, address };
  if ((given['level-from'] === undefined) !== (given['level-to'] === undefined))
    throw new Error('--level-from and --level-to must be used together.');
  const timeout = options.timeout.trim() === '' ? NaN : Number(options.timeout);
  if (!(timeout >= 0.1 && timeout <= 60))
    throw new RangeError(`--timeout "${options.timeout}" must be between 0.1 and 60.`);
  createPrivacyCheck(options['allow-private']);
  return {
    content: options.content,
    values: Object.fromEntries(
      valueNames.flatMap((name) => {
        const text = [given[name] ?? []].flat().map(String).join('; ').trim();
        return text === '' ? [] : [[name, text]];
      }),
    ),
    yes: options.yes,
    dryRun: options['dry-run'],
    offline: options.offline,
    allowPrivate: options['allow-private'],
    timeout: timeout * 1000,
  };
}
