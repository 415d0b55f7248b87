import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readId, slug } from '../../../schema/ids.ts'
import { isSegment } from '../../../schema/slugs.ts'
import { canonicalProperty, meaningOf, readQuantity } from '../../../subgraphs/domain/descriptors/quantities.ts'
import { type Command, defineCommand, Failure, type OptionSpecs, type OptionValues, UsageError } from '../command.ts'
import { openDomainFolder } from '../domain-folder.ts'
import { makeFolder } from '../make-folder.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { CONTRACT_TEMPLATES } from './contract-templates.ts'
import { workflowFiles } from './domain-files.ts'
import { stageFolder } from './place-folder.ts'
import {
  AVAILABILITY,
  BREACH_POLICIES,
  DEFAULTS,
  PATTERNS,
  type Pattern,
  PORT_KINDS,
  type Policies,
  type ProductPlan,
  type PromisedLevel,
  TEMPLATES,
} from './plan.ts'
import { portSegment, productFiles } from './product-files.ts'

const OPTIONS = {
  folder: { type: 'string', value: '<path>', help: "the domain's folder (default: where you are)" },
  title: { type: 'string', help: 'the name for people to read' },
  purpose: { type: 'string', help: 'why it exists, in a sentence' },
  pattern: { type: 'string', value: '<pattern>', choices: PATTERNS, help: 'how data comes into it' },
  'port-kind': { type: 'string', value: '<kind>', choices: PORT_KINDS, help: 'the technology it is read through' },
  'port-name': {
    type: 'string',
    value: '<name>',
    help: "the port's name, without its version (default: the product's)",
  },
  template: { type: 'string', value: '<template>', choices: TEMPLATES, help: 'the columns to begin with' },
  slo: {
    type: 'string',
    value: '<level>',
    multiple: true,
    help: 'a promise, such as freshness=PT15M, availability=99.9% or retention=P2Y',
  },
  policy: {
    type: 'string',
    value: '<policy>',
    multiple: true,
    help: `breach=${BREACH_POLICIES.join('|')} (what happens when a promise is not kept), classification=<text> (of each column), retention=<duration>`,
  },
  reads: { type: 'string', value: '<port id>', multiple: true, help: 'an output port, of any domain, that it reads' },
  yes: { type: 'boolean', short: 'y', help: 'take the defaults for all that is not given, without asking' },
} as const satisfies OptionSpecs

type Options = OptionValues<typeof OPTIONS>

/** `heddle new product <name>`: everything of a product, to be made one's own. */
export function newProductCommand(): Command {
  return defineCommand({
    name: 'new product',
    summary: 'makes a product in a domain: descriptor, contract, quality rules, CI workflows, README',
    description: `
Asks what the product is like, or takes it from the options, and writes products/<name>: product.yaml (Bitol ODPS 1.0), a
contract (ODCS 3.1) with columns to begin with, its rules as Soda checks, and a README; beside them CI workflows for GitHub Actions and
GitLab, where the folder has none. heddle check has nothing against what is written.

What is not asked for follows from the ingestion pattern: streaming and cdc offer a Kafka topic, batch a table. There is the whole of
the product afterwards, or nothing of it.`,
    sections: {
      Templates: TEMPLATES.map((name) => `  ${name.padEnd(10)}${CONTRACT_TEMPLATES[name].says}`).join('\n'),
    },
    positionals: [{ name: 'name', help: "the folder's name, and the last segment of the product's id" }],
    options: OPTIONS,
    ends: '0 when the product is there, 1 when it could not be written',
    examples: [
      'heddle new product loan-events --pattern streaming --slo freshness=PT1M',
      'heddle new product risk-report --pattern batch --reads lending/loan-events/loan-events-v1 --policy breach=page -y',
    ],
    result: z.object({
      product: z.string().describe('its id'),
      port: z.string().describe("its output port's id"),
      folder: z.string().describe("the domain's"),
      files: z.array(z.string()).describe('seen from the folder'),
    }),
    async run({ options, positionals: [given = ''] }, terminal) {
      const name = nameOf(given)
      const { path, domain } = await openDomainFolder(options.folder)
      if (existsSync(join(path, 'products', name)))
        throw new Failure(`the domain has a product ${name} already; nothing was changed`, {
          advice: 'Choose another name.',
        })
      const answers = await asked(name, options, terminal)
      const plan = planOf(name, { id: domain.id, owner: domain.owner?.name ?? null }, answers, options)

      const inProduct = `products/${name}/`
      const files = productFiles(plan)
      requireFolder(join(path, 'products'))
      stageFolder(
        join(path, 'products', name),
        files.map(({ file, text }) => ({ file: file.slice(inProduct.length), text })),
      ).place()
      const added = addMissing(path)
      const result = {
        product: `${domain.id}/${name}`,
        port: `${domain.id}/${name}/${portSegment(plan)}`,
        folder: path,
        files: [...files.map(({ file }) => file), ...added],
      }
      return { result, text: told(result, terminal) }
    },
  })
}

function nameOf(given: string): string {
  if (isSegment(given)) return given
  let near: string
  try {
    near = slug(given)
  } catch {
    near = 'loan-events'
  }
  throw new UsageError(`<name>: expected a–z, 0–9, _ and -, such as ${near}, received ${JSON.stringify(given)}`)
}

type Answers = Required<Pick<Options, 'title' | 'purpose' | 'pattern' | 'port-kind' | 'template'>>

/** What the options leave open is asked, where somebody sits there; else it is what the pattern suggests. */
async function asked(name: string, options: Options, { ask }: Terminal): Promise<Answers> {
  const inWords = name.charAt(0).toUpperCase() + name.slice(1).replace(/[-_]+/g, ' ')
  const questions = options.yes === true ? undefined : ask
  const title =
    options.title ?? (await questions?.text({ message: 'What do people call it?', initial: inWords })) ?? inWords
  const purpose =
    options.purpose ??
    (await questions?.text({
      message: 'Why does it exist, in a sentence?',
      initial: `${inWords}, for whoever needs them.`,
    })) ??
    `${inWords}, for whoever needs them.`
  const pattern = (options.pattern ??
    (await questions?.choose({
      message: 'How does data come into it?',
      choices: PATTERNS.map((value) => ({ value, label: value, hint: DEFAULTS[value].how })),
      initial: 'batch',
    })) ??
    'batch') as Pattern
  const suggested = DEFAULTS[pattern]
  const kind =
    options['port-kind'] ??
    (await questions?.choose({
      message: 'What is it read through?',
      choices: PORT_KINDS.map((value) => ({ value, label: value })),
      initial: suggested.kind,
    })) ??
    suggested.kind
  const template =
    options.template ??
    (await questions?.choose({
      message: 'Which columns does it begin with?',
      choices: TEMPLATES.map((value) => ({ value, label: value, hint: CONTRACT_TEMPLATES[value].says })),
      initial: suggested.template,
    })) ??
    suggested.template
  return { title, purpose, pattern, 'port-kind': kind, template }
}

function planOf(name: string, domain: ProductPlan['domain'], answers: Answers, options: Options): ProductPlan {
  const pattern = answers.pattern as Pattern
  const portName = options['port-name'] ?? name
  if (!isSegment(portName))
    throw new UsageError(`--port-name: expected a–z, 0–9, _ and -, received ${JSON.stringify(portName)}`)
  return {
    domain,
    name,
    title: answers.title,
    purpose: answers.purpose,
    pattern,
    port: { name: portName, kind: answers['port-kind'] as ProductPlan['port']['kind'] },
    template: answers.template as ProductPlan['template'],
    promises: promisesOf(options.slo ?? [], pattern),
    policies: policiesOf(options.policy ?? []),
    reads: (options.reads ?? []).map(portId),
  }
}

/** Those given, and freshness and availability where they are not among them. */
function promisesOf(given: readonly string[], pattern: Pattern): readonly PromisedLevel[] {
  const promises = given.map((text) => {
    const { key, value } = pair('slo', text, 'freshness=PT15M')
    const property = canonicalProperty(key)
    if (readQuantity(meaningOf(property), value, null) !== null) return { property, value }
    const { measure } = meaningOf(property)
    const expected =
      measure === 'duration'
        ? 'a duration such as PT15M'
        : measure === 'share'
          ? 'a share such as 99.9%'
          : `a ${measure}`
    throw new UsageError(`--slo ${key}: expected ${expected}, received ${JSON.stringify(value)}`)
  })
  const names = new Set(promises.map(({ property }) => property))
  const usual = [
    { property: 'freshness', value: DEFAULTS[pattern].freshness },
    { property: 'availability', value: AVAILABILITY },
  ]
  return [...usual.filter(({ property }) => !names.has(property)), ...promises]
}

function policiesOf(given: readonly string[]): Policies {
  const policies = {
    breach: 'alert' as Policies['breach'],
    retention: null as string | null,
    classification: 'internal',
  }
  for (const text of given) {
    const { key, value } = pair('policy', text, 'breach=page')
    if (key === 'breach') {
      const breach = BREACH_POLICIES.find((name) => name === value)
      if (breach === undefined)
        throw new UsageError(
          `--policy breach: expected one of ${BREACH_POLICIES.join(', ')}, received ${JSON.stringify(value)}`,
        )
      policies.breach = breach
    } else if (key === 'classification') policies.classification = value
    else if (key === 'retention') {
      if (readQuantity(meaningOf('retention'), value, null) === null)
        throw new UsageError(`--policy retention: expected a duration such as P2Y, received ${JSON.stringify(value)}`)
      policies.retention = value
    } else
      throw new UsageError(
        `--policy: expected breach=, classification= or retention=, received ${JSON.stringify(text)}`,
      )
  }
  return policies
}

function pair(option: string, text: string, example: string): { readonly key: string; readonly value: string } {
  const [, key, value] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (key !== undefined && value !== undefined) return { key: key.trim(), value: value.trim() }
  throw new UsageError(`--${option}: expected <name>=<value> such as ${example}, received ${JSON.stringify(text)}`)
}

function portId(text: string): string {
  const id = readId(text)
  if (id?.kind === 'PORT') return id.id
  throw new UsageError(
    `--reads: expected an output port id such as orders/order-events/orders-v1, received ${JSON.stringify(text)}`,
  )
}

function requireFolder(folder: string): void {
  try {
    makeFolder(folder)
  } catch (error) {
    throw new Failure(`${folder} cannot be written; nothing was changed`, { cause: error })
  }
}

/** CI workflows where the folder has none; those that are there are somebody's own. */
function addMissing(root: string): readonly string[] {
  return workflowFiles().flatMap(({ file, text }) => {
    const path = join(root, file)
    if (existsSync(path)) return []
    requireFolder(dirname(path))
    writeFileSync(path, text, { flag: 'wx' })
    return [file]
  })
}

function told(
  { product, port, folder, files }: { product: string; port: string; folder: string; files: readonly string[] },
  { style }: Terminal,
): string {
  return [
    `${style.good('made')} the product ${product} with the port ${port} in ${folder}`,
    ...files.map((file) => `  ${file}`),
    'Next: make the columns yours, then heddle check',
    '',
  ].join('\n')
}
