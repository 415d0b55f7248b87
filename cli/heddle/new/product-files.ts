import { stringify } from 'yaml'
import { portSlug } from '../../../schema/ids.ts'
import { contractId, contractOf } from './contract.ts'
import { CONTRACT_TEMPLATES } from './contract-templates.ts'
import type { ProductPlan } from './plan.ts'
import { sodaChecks } from './soda-checks.ts'

/** A file of a domain's folder: its path seen from there, and its text. */
export type NewFile = { readonly file: string; readonly text: string }

const ARCHETYPE = { batch: 'aggregate', cdc: 'source-aligned', streaming: 'source-aligned' } as const

/** Everything of a new product: descriptor, contract, quality rules, and a page that says what to do next. */
export function productFiles(plan: ProductPlan): readonly NewFile[] {
  const folder = `products/${plan.name}`
  const contract = `${folder}/contracts/${portSegment(plan)}.yaml`
  return [
    {
      file: `${folder}/product.yaml`,
      text: yaml(productOf(plan), 'A data product: Bitol Open Data Product Standard 1.0.0.'),
    },
    {
      file: contract,
      text: yaml(contractOf(plan), 'What the port promises: Bitol Open Data Contract Standard 3.1.0.'),
    },
    { file: `${folder}/checks/${portSegment(plan)}.soda.yml`, text: sodaChecks(plan) },
    { file: `${folder}/README.md`, text: readme(plan) },
  ]
}

export function portSegment({ port }: ProductPlan): string {
  return portSlug(port.name, '1.0.0')
}

function productOf(plan: ProductPlan): unknown {
  const { domain, name, title, purpose, pattern, port, reads } = plan
  return {
    apiVersion: 'v1.0.0',
    kind: 'DataProduct',
    id: `${domain.id}.${name}`,
    name,
    version: '1.0.0',
    status: 'draft',
    domain: domain.id,
    description: { purpose },
    tags: [pattern],
    customProperties: [
      { property: 'heddle.title', value: title },
      {
        property: 'heddle.archetype',
        value: reads.length > 0 && pattern === 'batch' ? 'consumer-aligned' : ARCHETYPE[pattern],
      },
    ],
    ...(reads.length === 0 ? {} : { inputPorts: reads.map(inputPort) }),
    outputPorts: [
      {
        name: port.name,
        version: '1.0.0',
        type: port.kind,
        contractId: contractId(plan),
        customProperties: [{ property: 'heddle.kind', value: port.kind }],
      },
    ],
  }
}

/** ODPS wants a contract's id and a version of each input; a port's id in its place names the port. */
function inputPort(id: string): unknown {
  const version = /-v(\d+)$/.exec(id)?.[1] ?? '1'
  return { name: id.replaceAll('/', '-'), version: `${version}.0.0`, contractId: id }
}

function yaml(value: unknown, comment: string): string {
  return `# ${comment}\n${stringify(value, { lineWidth: 120 })}`
}

function readme(plan: ProductPlan): string {
  const { domain, name, title, purpose, template, promises, policies } = plan
  const port = `${domain.id}/${name}/${portSegment(plan)}`
  const promised = promises.map(({ property, value }) => `- ${property}: ${value}`)
  return `# ${title}

${purpose}

| | |
|---|---|
| product | \`${domain.id}/${name}\` |
| port | \`${port}\`: ${CONTRACT_TEMPLATES[template].says} |
| owner | ${domain.owner ?? 'as in domain.yaml'} |
| when a promise is not kept | ${policies.breach} |

It promises:

${promised.join('\n')}

## What to do next

1. Make the columns yours: \`contracts/${portSegment(plan)}.yaml\`. Where others can join by one, such as a customer's or an order's id, give it the
   custom property \`heddle.semanticType\` that they use for it (\`global_customer_uuid\`): then the mesh finds what can be joined.
2. Say where the data is: \`servers\` in the contract, and \`heddle.datasets\` at the port, so that what tools report of it is found. What makes it
   is said in \`product.yaml\`: \`heddle.transformation\` (\`engine\`, \`version\`, \`description\`).
3. Check it: \`heddle check\`. See it in the whole graph before anybody else does: \`heddle preview\`.
4. Publish it: \`heddle publish\`. When its contract holds, set \`status: active\` in both files.
5. Measure it: \`checks/${portSegment(plan)}.soda.yml\` are the contract's rules for Soda. Its results go to \`quality/\`, or are posted to the domain.
`
}
