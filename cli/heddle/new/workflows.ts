/** What the workflows are told by their host; the README lists it. */
export const CI_VARIABLES = [
  {
    name: 'HEDDLE_PACKAGE',
    secret: false,
    what: 'what `npm install` takes heddle from: a name in your registry, a git URL or a tarball',
  },
  { name: 'HEDDLE_URL', secret: false, what: "the mesh's address" },
  {
    name: 'HEDDLE_DOMAIN_URL',
    secret: false,
    what: 'where this domain is served, as the mesh reaches it: its GraphQL endpoint',
  },
  {
    name: 'HEDDLE_TOKEN',
    secret: true,
    what: "this domain's token, for the publish alone; it is in `.heddle/token`. At GitLab masked and protected",
  },
] as const

/** There is no default: whoever had that name in a public registry would be given the token. */
const NO_PACKAGE = 'HEDDLE_PACKAGE is not set: it says what npm installs heddle from'

/**
 * Checks of each change, and the publish of what is merged, for two hosts. The domain's process runs where the team runs it;
 * what is published is the release that it serves there. A check needs no token, so that a change from outside is never given one.
 */
export function githubWorkflow(): string {
  return `# Checks each change of the descriptors, and publishes what is on the main branch. README.md says which variables it needs.
name: heddle
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  heddle:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - name: Install heddle
        env:
          HEDDLE_PACKAGE: \${{ vars.HEDDLE_PACKAGE }}
        run: |
          if [ -z "$HEDDLE_PACKAGE" ]; then echo "::error::${NO_PACKAGE}"; exit 1; fi
          npm install --global "$HEDDLE_PACKAGE"
      - name: Check
        env:
          HEDDLE_URL: \${{ vars.HEDDLE_URL }}
        run: heddle check .
      - name: Publish
        if: github.ref == 'refs/heads/main' && github.event_name == 'push'
        env:
          HEDDLE_URL: \${{ vars.HEDDLE_URL }}
          HEDDLE_DOMAIN_URL: \${{ vars.HEDDLE_DOMAIN_URL }}
          HEDDLE_TOKEN: \${{ secrets.HEDDLE_TOKEN }}
        run: heddle publish . --domain-url "$HEDDLE_DOMAIN_URL"
`
}

/** A variable of GitLab is set in every job: `protected` keeps the token to protected branches. */
export function gitlabPipeline(): string {
  return `# Checks each change of the descriptors, and publishes what is on the default branch. README.md says which variables it needs.
# HEDDLE_TOKEN has to be a protected variable: jobs of other branches and of merge requests are not given it then.
image: node:20
.install: &install
  - |
    if [ -z "$HEDDLE_PACKAGE" ]; then echo "${NO_PACKAGE}"; exit 1; fi
  - env -u HEDDLE_TOKEN npm install --global "$HEDDLE_PACKAGE"
check:
  script:
    - *install
    - env -u HEDDLE_TOKEN heddle check .
publish:
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_COMMIT_REF_PROTECTED == "true"
  script:
    - *install
    - heddle publish . --domain-url "$HEDDLE_DOMAIN_URL"
`
}
