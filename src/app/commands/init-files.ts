/** Files that `leakgate init` writes: text only. */

export const CONFIG_TEXT = `# Leakgate: what blocks, and which findings are allowed. See docs/gate.md of Leakgate; every key is optional.

# Where to start from: default blocks new findings of confidence 0.8 and more, strict blocks more, advisory only warns.
preset: default

# Paths to leave out of every scan; counted as skipped.
# exclude: ['vendor/**']

# Findings that are not leaks. A reason is required; the other keys narrow the entry down.
# allow:
#   - rules: [jwt-token]
#     paths: ['test/fixtures/**']
#     reason: made up for tests
#     until: 2027-01-31

# Gates of your own, in CEL over \`finding\` and \`run\`. This one blocks a pull request that changes the gate itself:
# gates:
#   - name: gate-changes-need-review
#     when: run.tampered
#     action: block
`;

export const WORKFLOW_PATH = '.github/workflows/leakgate.yml';

/** A workflow that runs the gate at a given version. */
export function workflowText(version: string): string {
  return `name: Secrets
on:
  pull_request:
  merge_group:
  push:
    branches: [main] # the default branch
permissions: {}
jobs:
  leakgate:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      # pin both to a full commit id
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0
          persist-credentials: false
      - run: npx leakgate@${version} ci --report github
`;
}

/** Files of other CI systems: if one exists, no GitHub workflow is written. */
export const OTHER_CI = [
  '.gitlab-ci.yml',
  'azure-pipelines.yml',
  'bitbucket-pipelines.yml',
  'Jenkinsfile',
  '.circleci/config.yml',
  '.travis.yml',
  '.drone.yml',
  '.woodpecker.yml',
];
