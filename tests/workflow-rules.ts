import { commands, development } from '../scripts/cairn.mjs';
import { addJob, addStep, change, checkoutEngine } from './good-workflow.ts';
import { findWorkflowRunErrors } from './workflow-run-rules.ts';
import {
  engineAction,
  eventsOf,
  isCheckout,
  isEngineCheckout,
  jobsOf,
  stepsOf,
  usesOf,
  type Workflow,
} from './workflow.ts';

/**
 * What is unsafe in a workflow. The names are those of zizmor (docs.zizmor.sh/audits), where it has such a rule. What only
 * GitHub knows is left to zizmor and to Dependabot: whether an action is known to be vulnerable, archived or out of date, and
 * whether a hash belongs to the repository that it is named with.
 */
export const workflowRules: WorkflowRule[] = [
  {
    name: 'unpinned-uses',
    about:
      'An action is pinned to a full hash, with its version beside it: a tag can be moved. Our own are of the same commit.',
    find: ({ text, data }) => [
      ...[...text.matchAll(/^.*\buses:\s*(.*)$/gm)].flatMap(([, named = '']) =>
        /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(named) || isOurs(named)
          ? []
          : [named],
      ),
      // However it is written down: as JSON, over two lines, behind an anchor.
      ...usesOf(data).filter((named) => !/@[0-9a-f]{40}$/.test(named) && !isOurs(named)),
    ],
    bad: [
      change(
        'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
        'actions/checkout@v7',
      ),
      change(
        'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
        'actions/checkout@3d3c42e # v7.0.1',
      ),
      change(' # v7.0.1', ''),
      change(' # v7.0.1', ' # main'),
      addStep('uses: docker://alpine:3.22 # v3.22.0'),
      addStep('uses: ./action'),
      addStep('"uses": some/action@main'),
      addStep('{ "uses" : "some/action@main" }'),
      addJob('  other:\n    uses: some/repository/.github/workflows/a.yml@main'),
    ],
  },
  {
    name: 'engine',
    about:
      'The engine is that of the same commit as the workflow, checked out after the catalog, which would remove it.',
    find: ({ data }) =>
      jobsOf(data).flatMap(([name, { steps = [] }]) => {
        const first = steps.findIndex(({ uses }) => uses === engineAction);
        const catalog = steps.findIndex((step) => isCheckout(step) && !isEngineCheckout(step));
        const engine = steps.findIndex(isEngineCheckout);
        const foreign = steps.filter(
          (step) => isCheckout(step) && !isEngineCheckout(step) && step.with?.['repository'],
        );
        return [
          ...(first === -1 || (catalog !== -1 && catalog < engine && engine < first) ? [] : [name]),
          ...foreign.map(({ with: given }) => String(given?.['repository'])),
        ];
      }),
    bad: [
      addStep(`uses: ${engineAction}`),
      addStep(`${checkoutEngine}\n      - uses: ${engineAction}`).replace(
        'job.workflow_sha',
        'github.sha',
      ),
      addStep(`${checkoutEngine}\n      - uses: ${engineAction}`).replace(
        'path: .cairn-engine',
        'path: x',
      ),
      addStep(`uses: ${engineAction}\n      - ${checkoutEngine}`),
      addStep(checkoutEngine.replace('${{ job.workflow_repository }}', 'stranger/engine')),
    ],
  },
  {
    name: 'unpinned-images',
    about: 'A container is pinned to a digest.',
    find: ({ data }) =>
      jobsOf(data).flatMap(([, { container, services = {} }]) =>
        [container, ...Object.values(services)]
          .filter((image) => image !== undefined)
          .map((image) =>
            typeof image === 'string' ? image : String((image as { image?: string }).image),
          )
          .filter((image) => !/@sha256:[0-9a-f]{64}$/.test(image)),
      ),
    bad: [
      change('    steps:', '    container: node:24\n    steps:'),
      change('    steps:', '    services:\n      db: { image: "postgres:18" }\n    steps:'),
    ],
  },
  {
    name: 'excessive-permissions',
    about: 'Rights are declared, by name and by job: no job writes because another one must.',
    find: ({ data }) => [
      ...(data.permissions === undefined ? ['no permissions for all jobs'] : []),
      ...[data.permissions, ...jobsOf(data).map(([, { permissions }]) => permissions)].flatMap(
        (granted) => (typeof (granted ?? {}) === 'object' ? [] : [JSON.stringify(granted)]),
      ),
      ...(hasWrite(data.permissions) ? ['all jobs may write'] : []),
    ],
    bad: [
      change('permissions: {}\n', ''),
      change('permissions: {}', 'permissions: write-all'),
      change('permissions: {}', 'permissions: read-all'),
      change('permissions: {}', 'permissions:\n  contents: write'),
      change('      contents: read', '').replaceAll(
        '    permissions:\n',
        '    permissions: write-all\n',
      ),
    ],
  },
  {
    name: 'dangerous-triggers',
    about:
      'No code of a stranger runs with rights: neither at once nor by what its run has left behind.',
    find: ({ data, text }) => [
      ...(eventsOf(data).includes('pull_request_target') ? ['pull_request_target'] : []),
      ...(eventsOf(data).includes('workflow_run') ? findWorkflowRunErrors({ data, text }) : []),
    ],
    bad: [
      change('on: push', 'on: pull_request_target'),
      change('on: push', 'on: [push, pull_request_target]'),
      change('on: push', 'on:\n  pull_request_target:\n    types: [opened]'),
      change('on: push', 'on:\n  workflow_run:\n    workflows: [Review]\n    types: [completed]'),
    ],
  },
  {
    name: 'rights-of-forks',
    about:
      'What starts for a pull request has no right to write and no secret. Findings may be written by jobs that run no command.',
    find: ({ data, text }) => {
      if (!eventsOf(data).includes('pull_request')) return [];
      return [
        ...jobsOf(data).flatMap(([name, { permissions = {}, steps = [] }]) =>
          Object.entries(permissions)
            .filter(([, grant]) => grant === 'write')
            .filter(
              ([right]) =>
                right !== 'security-events' || steps.some(({ run }) => run !== undefined),
            )
            .map(([right]) => `${name} may write ${right}`),
        ),
        ...[...text.matchAll(/\bgithub\.token\b|\bGITHUB_TOKEN\b|\bsecrets\b/g)].map(
          ([named]) => named,
        ),
      ];
    },
    bad: [
      change('on: push', 'on: pull_request').replace('contents: read', 'contents: write'),
      change('on: push', 'on: pull_request').replace('contents: read', 'security-events: write'),
      change('on: push', 'on: pull_request').replace(
        '- run: npm ci',
        '- run: npm ci\n        env: { GITHUB_TOKEN: "${{ github.token }}" }',
      ),
    ],
  },
  {
    name: 'template-injection',
    about:
      'No value is pasted into a command or a script: it comes in as a variable of the environment.',
    find: ({ data }) =>
      stepsOf(data).flatMap(({ run = '', uses = '', with: given = {} }) => [
        ...(run.includes('${{') ? [run] : []),
        ...(uses.startsWith('actions/github-script@') && JSON.stringify(given).includes('${{')
          ? [uses]
          : []),
      ]),
    bad: [
      addStep('run: echo "${{ github.event.issue.title }}"'),
      addStep('run: |\n          echo ${{github.head_ref}}'),
      addStep(
        '{ uses: actions/github-script@3d3c42e5aac5ba805825da76410c181273ba90b1, with: { script: "f(`${{ github.event.comment.body }}`)" } }',
      ),
    ],
  },
  {
    name: 'event-values',
    about:
      'Nothing of an event is handed on but numbers, hashes and how a run ended: all else is text of strangers.',
    find: ({ data }) => {
      const { concurrency: _, ...rest } = data;
      const text = JSON.stringify(rest, (key, value: unknown) =>
        key === 'if' ? undefined : value,
      );
      return [
        ...text.matchAll(
          /github\.(event\b(?:\.[\w.*]+|\[)?|head_ref|actor|ref_name)|toJSON\(\s*github\b/gi,
        ),
      ]
        .map(([whole, named = whole]) => named)
        .filter(
          (named) =>
            !/^event\.workflow_run\.conclusion$|^event\.(?:[\w]+\.)*(?:number|id|sha|head_sha)$/.test(
              named,
            ),
        );
    },
    bad: [
      addStep('{ run: "echo $A", env: { A: "${{ github.event.issue.title }}" } }'),
      addStep('{ run: "echo $A", env: { A: "${{ github.head_ref }}" } }'),
      addStep('{ run: "echo $A", env: { A: "${{ github.event[\'issue\'].title }}" } }'),
      addStep('{ run: "echo $A", env: { A: "${{ toJSON(github.event) }}" } }'),
      addStep('{ run: "echo $A", env: { A: "${{ toJson(github) }}" } }'),
    ],
  },
  {
    name: 'bot-conditions',
    about: 'No job trusts a name that the one who starts it can bring about.',
    find: ({ text }) =>
      [...text.matchAll(/github\.(?:actor|triggering_actor)\b/g)].map(([named]) => named),
    bad: [change('    steps:', "    if: github.actor == 'dependabot[bot]'\n    steps:")],
  },
  {
    name: 'artipacked',
    about: 'A checkout leaves no token in the folder, where every later step could read it.',
    find: ({ data }) =>
      stepsOf(data)
        .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
        .filter(({ with: given }) => given?.['persist-credentials'] !== false)
        .map(({ uses = '' }) => uses),
    bad: [
      change('persist-credentials: false', 'fetch-depth: 1'),
      change('persist-credentials: false', 'persist-credentials: true'),
      change('persist-credentials: false', "persist-credentials: 'false'"),
    ],
  },
  {
    name: 'cache-poisoning',
    about: 'Nothing is read from a cache, which a run for a pull request may have filled.',
    find: ({ data }) =>
      stepsOf(data).flatMap(({ uses = '', with: given = {} }) =>
        /^actions\/cache\b/.test(uses) || ('cache' in given && given['cache'] !== false)
          ? [uses]
          : [],
      ),
    bad: [
      addStep('uses: actions/cache@3d3c42e5aac5ba805825da76410c181273ba90b1 # v5.0.0'),
      addStep('uses: actions/cache/restore@3d3c42e5aac5ba805825da76410c181273ba90b1 # v5.0.0'),
      addStep(
        'uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0\n        with: { cache: npm }',
      ),
    ],
  },
  {
    name: 'secrets',
    about:
      'No secret is needed: the token of the run will do, and none can be handed on, inherited or printed.',
    find: ({ data, text }) => [
      ...[...text.matchAll(/\bsecrets\s*(?:\.|\[|\))/g)].map(([named]) => named),
      ...jobsOf(data).flatMap(([name, { secrets }]) => (secrets === undefined ? [] : [name])),
    ],
    bad: [
      addStep('{ run: "true", env: { A: "${{ secrets.DEPLOY }}" } }'),
      addStep('{ run: "true", env: { A: "${{ toJSON(secrets) }}" } }'),
      addStep('{ run: "true", env: { A: "${{ secrets[\'A\'] }}" } }'),
      addJob(
        '  other:\n    uses: a/b/.github/workflows/c.yml@3d3c42e5aac5ba805825da76410c181273ba90b1 # v1.0.0\n    secrets: inherit',
      ),
    ],
  },
  {
    name: 'self-hosted-runner',
    about: 'Jobs run on fresh machines of GitHub.',
    find: ({ data }) =>
      jobsOf(data).flatMap(([name, { uses, 'runs-on': machine }]) =>
        uses !== undefined ||
        (typeof machine === 'string' && /^(?:ubuntu|macos|windows)-[\w.-]+$/.test(machine))
          ? []
          : [name],
      ),
    bad: [
      change('runs-on: ubuntu-latest', 'runs-on: self-hosted'),
      change('runs-on: ubuntu-latest', 'runs-on: [self-hosted, linux]'),
      change('runs-on: ubuntu-latest', 'runs-on: ${{ inputs.machine }}'),
    ],
  },
  {
    name: 'github-env',
    about:
      'No step sets variables or the path of later ones, and no command comes out of what is printed.',
    find: ({ text }) =>
      [...text.matchAll(/GITHUB_ENV|GITHUB_PATH|ACTIONS_ALLOW_UNSECURE_COMMANDS/g)].map(
        ([named]) => named,
      ),
    bad: [
      addStep('run: echo "A=$(cat title)" >> "$GITHUB_ENV"'),
      addStep('run: echo bin >> $GITHUB_PATH'),
      addStep('{ run: "true", env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: true } }'),
    ],
  },
  {
    name: 'timeouts-and-concurrency',
    about:
      'Each job ends by itself, and runs do not pile up. Those of a caller are bounded by the workflow that it calls.',
    find: ({ data }) => [
      ...(data.concurrency === undefined && jobsOf(data).some(([, { uses }]) => !uses)
        ? ['no concurrency']
        : []),
      ...jobsOf(data).flatMap(([name, job]) =>
        job['timeout-minutes'] === undefined && job.uses === undefined ? [name] : [],
      ),
    ],
    bad: [change('concurrency: test\n', ''), change('    timeout-minutes: 5\n', '')],
  },
  {
    name: 'development-packages',
    about:
      'A job that may write or holds the token installs what the commands need and no more, and runs no script of a package.',
    find: ({ data }) =>
      jobsOf(data)
        .filter(
          ([, job]) =>
            hasWrite(job.permissions) ||
            /github\.token|GITHUB_TOKEN|\bsecrets\b/.test(JSON.stringify(job)),
        )
        .flatMap(([, { steps = [] }]) =>
          steps.flatMap(({ run = '', with: given }) => [
            ...findDevelopment(run),
            ...(given?.['packages'] === 'all' ? ['packages: all'] : []),
          ]),
        ),
    bad: [
      change('contents: read', 'contents: write'),
      change('contents: read', 'contents: write').replace(
        'run: npm ci',
        `uses: ${engineAction}\n        with: { packages: all }`,
      ),
      change(
        '- run: npm ci',
        '- run: npm ci\n        env: { GITHUB_TOKEN: "${{ github.token }}" }',
      ),
      change('contents: read', 'contents: write').replace('npm ci', 'npm ci --omit=dev'),
      change('contents: read', 'contents: write').replace(
        'npm ci',
        'npm install --omit=dev --ignore-scripts',
      ),
      change('contents: read', 'contents: write').replace('npm ci', 'npx some-tool'),
      change('contents: read', 'contents: write').replace('npm ci', 'npm test'),
      change('contents: read', 'contents: write').replace('npm ci', 'npm run lint'),
    ],
  },
];

/** What of a command of a workflow needs development packages, or installs more than it must. */
function findDevelopment(run: string): string[] {
  return [...run.matchAll(/\bnp[mx]\b[^\n|;&)]*/g)]
    .map(([command]) => command.trim())
    .filter((command) => {
      if (/^npm ci --omit=dev --ignore-scripts$/.test(command) || /^npm sbom /.test(command))
        return false;
      const name = /^npm run (?:--silent )?([\w:]+)/.exec(command)?.[1] ?? '';
      return !Object.hasOwn(commands, name) || Object.hasOwn(development, name);
    });
}

function isOurs(named: string): boolean {
  return named === engineAction || /^\.\/\.github\/workflows\/[\w-]+\.yml$/.test(named);
}

function hasWrite(permissions: Record<string, string> | undefined): boolean {
  return Object.values(permissions ?? {}).includes('write');
}

export interface WorkflowRule {
  name: string;
  about: string;
  /** The places of a workflow that break the rule. */
  find: (workflow: { data: Workflow; text: string }) => string[];
  /** Workflows that break it. */
  bad: string[];
}
