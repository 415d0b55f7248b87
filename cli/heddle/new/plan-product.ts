import { readId, slug } from '../../../schema/ids.ts'
import { isSegment } from '../../../schema/slugs.ts'
import { LONGEST_DESCRIPTION } from '../../../schema/text-lengths.ts'
import { UsageError } from '../command.ts'
import { oneLineOf } from './one-line-of.ts'
import { DEFAULTS, type Pattern, type ProductPlan } from './plan.ts'
import type { ProductOptions } from './product-options.ts'
import { policiesOf, promisesOf } from './promises.ts'

/** Every question answered, in the words that were typed. */
export type Answers = { readonly [Name in keyof ProductOptions]-?: NonNullable<ProductOptions[Name]> }

/** What was said, and of all else the usual; much of that follows from the ingestion pattern. */
export function withTheUsual(name: string, said: ProductOptions): Answers {
  const inWords = name.charAt(0).toUpperCase() + name.slice(1).replace(/[-_]+/g, ' ')
  const pattern = (said.pattern ?? 'batch') as Pattern
  const { kind, template } = DEFAULTS[pattern]
  return {
    title: said.title ?? inWords,
    purpose: said.purpose ?? `${inWords}, for whoever needs them.`,
    pattern,
    'port-kind': said['port-kind'] ?? kind,
    'port-name': said['port-name'] ?? name,
    template: said.template ?? template,
    slo: said.slo ?? [],
    policy: said.policy ?? [],
    reads: said.reads ?? [],
  }
}

/** @throws UsageError for an answer that is none */
export function planOf(name: string, domain: ProductPlan['domain'], answers: Answers): ProductPlan {
  const pattern = answers.pattern as Pattern
  const promises = promisesOf(answers.slo, pattern)
  return {
    domain,
    name,
    title: oneLineOf('--title', answers.title),
    purpose: oneLineOf('--purpose', answers.purpose, LONGEST_DESCRIPTION),
    pattern,
    port: { name: segmentOf('--port-name', answers['port-name']), kind: answers['port-kind'] as PortKind },
    template: answers.template as ProductPlan['template'],
    promises,
    policies: policiesOf(answers.policy, promises),
    reads: portIds(answers.reads),
  }
}

type PortKind = ProductPlan['port']['kind']

/** A folder's name and part of an id (DESIGN §1). @throws UsageError with one that is near */
export function segmentOf(what: string, given: string): string {
  if (isSegment(given)) return given
  let near: string
  try {
    near = slug(given)
  } catch {
    near = 'loan-events'
  }
  throw new UsageError(`${what}: expected a–z, 0–9, _ and -, such as ${near}, received ${JSON.stringify(given)}`)
}

function portIds(texts: readonly string[]): readonly string[] {
  for (const [index, text] of texts.entries()) {
    if (readId(text)?.kind !== 'PORT')
      throw new UsageError(
        `--reads: expected an output port id such as orders/order-events/orders-v1, received ${JSON.stringify(text)}`,
      )
    if (texts.indexOf(text) !== index) throw new UsageError(`--reads: expected once, received twice: ${text}`)
  }
  return texts
}
