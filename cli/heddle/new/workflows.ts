/**
 * Checks of each change, and the publish of what is merged, for two hosts. The domain's process runs where the team runs it;
 * what is published is the release that it serves there.
 */
export function githubWorkflow(): string {
  return `# Checks each change of the descriptors, and publishes what is on the main branch.
# Variables: HEDDLE_URL, the mesh's address; HEDDLE_DOMAIN_URL, where this domain is served; HEDDLE_PACKAGE, where npm finds heddle.
# Secret: HEDDLE_TOKEN, the domain's own.
name: heddle
on:
  pull_request:
  push:
    branches: [main]
jobs:
  heddle:
    runs-on: ubuntu-latest
    env:
      HEDDLE_URL: \${{ vars.HEDDLE_URL }}
      HEDDLE_TOKEN: \${{ secrets.HEDDLE_TOKEN }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npm install --global "\${{ vars.HEDDLE_PACKAGE || 'heddle' }}"
      - run: heddle check .
      - if: github.ref == 'refs/heads/main' && github.event_name == 'push'
        run: heddle publish . --domain-url "\${{ vars.HEDDLE_DOMAIN_URL }}"
`
}

export function gitlabPipeline(): string {
  return `# Checks each change of the descriptors, and publishes what is on the default branch.
# Variables: HEDDLE_URL, the mesh's address; HEDDLE_DOMAIN_URL, where this domain is served; HEDDLE_PACKAGE, where npm finds heddle;
# HEDDLE_TOKEN (masked), the domain's own.
image: node:20
before_script:
  - npm install --global "\${HEDDLE_PACKAGE:-heddle}"
check:
  script:
    - heddle check .
publish:
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - heddle publish . --domain-url "$HEDDLE_DOMAIN_URL"
`
}
