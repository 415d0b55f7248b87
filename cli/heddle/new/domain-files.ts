import { stringify } from 'yaml'
import type { NewFile } from './product-files.ts'
import { CI_VARIABLES, githubWorkflow, gitlabPipeline } from './workflows.ts'

export type DomainPlan = {
  readonly id: string
  readonly title: string
  readonly description: string | null
  readonly owner: string | null
  readonly email: string | null
}

/** Everything of a new domain but its products. */
export function domainFiles(plan: DomainPlan): readonly NewFile[] {
  const { id, title, description, owner, email } = plan
  const team = { ...(owner === null ? {} : { name: owner }), ...(email === null ? {} : { email }) }
  const value = {
    id,
    title,
    ...(description === null ? {} : { description }),
    ...(Object.keys(team).length === 0 ? {} : { owner: team }),
  }
  return [
    {
      file: 'domain.yaml',
      text: `# Who the domain is. The id is for ever: it begins the id of everything in it.\n${stringify(value)}`,
    },
    { file: 'products/.gitkeep', text: '' },
    { file: '.gitignore', text: '# Tokens, the memory of the running domain.\n.heddle/\n' },
    { file: 'README.md', text: readme(plan) },
    ...workflowFiles(),
  ]
}

/** Both are written; whoever hosts elsewhere than at one of the two deletes the other. */
export function workflowFiles(): readonly NewFile[] {
  return [
    { file: '.github/workflows/heddle.yml', text: githubWorkflow() },
    { file: '.gitlab-ci.yml', text: gitlabPipeline() },
  ]
}

function readme({ id, title, description }: DomainPlan): string {
  return `# ${title}
${description === null ? '' : `\n${description}\n`}
The data products of the domain \`${id}\`, as descriptors: \`domain.yaml\`, and a folder a product in \`products/\`.

| to | type |
|---|---|
| make a product | \`heddle new product <name>\` |
| take over what is described already | \`heddle import <file>\` |
| serve the domain | \`heddle serve\` |
| see what a change does, and to whom | \`heddle check\` |
| see it in the whole graph first | \`heddle preview\` |
| publish it | \`heddle publish\` |

\`.github/workflows/heddle.yml\` and \`.gitlab-ci.yml\` do the last ones for each change; delete the one you do not use. They need:

| | |
|---|---|
${CI_VARIABLES.map(({ name, secret, what }) => `| ${secret ? 'the secret' : 'the variable'} \`${name}\` | ${what} |\n`).join('')}`
}
