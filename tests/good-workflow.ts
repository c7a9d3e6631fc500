/** A workflow that keeps every rule. */
export const goodWorkflow = `name: Test
on: push
permissions: {}
concurrency: test
jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: npm ci
`;

/** A step that brings the engine. */
export const checkoutEngine = `uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository }}
          ref: \${{ job.workflow_sha }}
          path: .cairn-engine
          persist-credentials: false`;

/** The good workflow with something in place of a passage. */
export function change(passage: string, instead: string): string {
  return goodWorkflow.replace(passage, () => instead);
}

/** The good workflow with one more step in its job. */
export function addStep(step: string): string {
  return `${goodWorkflow}      - ${step}\n`;
}

/** The good workflow with one more job. */
export function addJob(job: string): string {
  return `${goodWorkflow}${job}\n`;
}
