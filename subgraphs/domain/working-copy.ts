import { describeProblem } from './describe-problem.ts'
import { guarded, type OnUnforeseen } from './descriptors/guarded.ts'
import type { FolderReading } from './descriptors/source.ts'
import { jsonPath } from './descriptors/yaml-document.ts'
import type { DomainDocument, Problem } from './documents.ts'
import type { LeafFault } from './domain-schema.ts'
import type { SchemaCache } from './schema-cache.ts'
import { createSnapshot, type Snapshot } from './snapshot.ts'
import type { DescriptorMemory, LeafDocument, ReleasedProduct } from './stores/store.ts'

/** What the folder amounts to: its products, last good versions where it is wrong, and what is wrong. */
export interface WorkingCopy {
  readonly snapshot: Snapshot
  readonly problems: readonly Problem[]
  /** What was probably meant otherwise; it keeps nothing from being served or published. */
  readonly hints: readonly Problem[]
}

/** There is no domain to serve: `domain.yaml` is wrong and no good one is remembered. */
export class NoDomain extends Error {
  override readonly name = 'NoDomain'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(`there is no domain to serve\n${problems.map((problem) => `  - ${describeProblem(problem)}`).join('\n')}`)
    this.problems = problems
  }
}

export interface SettleOptions {
  readonly memory: DescriptorMemory
  readonly schemas: SchemaCache
  readonly now: () => Date
  /** The working copy until now. */
  readonly before?: Snapshot | null
  readonly onUnforeseen?: OnUnforeseen | undefined
}

/**
 * Makes the working copy of a reading, and remembers what is good of it (docs/descriptors.md, *When a file is wrong*): a
 * product with any problem keeps its last good version where there is one, else whatever could be read of it.
 *
 * @throws NoDomain
 */
export function settle(reading: FolderReading, options: SettleOptions): WorkingCopy {
  const { memory, now, before = null } = options
  const problems: Problem[] = [...reading.problems]
  const domain = settleDomain(reading.domain, memory.lastGoodDomain(), problems)
  // Products that were read under an id which is not this domain's are not this domain's products.
  const ours = [...reading.products].filter(([id]) => id.startsWith(`${domain.id}/`))
  // Every product there ever was: read only when something is wrong.
  let remembered: ReturnType<DescriptorMemory['lastGoodProducts']> | undefined
  const lastGood = () => {
    remembered ??= memory.lastGoodProducts()
    return remembered
  }
  const good = ours.flatMap(([, { product, problems }]) => (product !== null && problems.length === 0 ? [product] : []))
  const kept = memory.keepGood(domain, good, now().toISOString())
  const products = new Map<string, ReleasedProduct>()
  for (const [id, { product, problems: found }] of ours) {
    problems.push(...found)
    const best = kept.get(id) ?? lastGood().get(id)
    if (best !== undefined) products.set(id, { document: best.document, updatedAt: best.seenAt })
    else if (product !== null) products.set(id, { document: product, updatedAt: null })
  }
  if (!reading.complete || domain !== reading.domain) {
    for (const [id, { document, seenAt }] of lastGood()) {
      if (!products.has(id)) products.set(id, { document, updatedAt: seenAt })
    }
  }
  const leaf = settleLeaf(reading.leaf, domain.id, options, problems)
  return {
    snapshot: createSnapshot(domain, [...products.values()], leaf, before),
    problems,
    hints: ours.flatMap(([, { hints }]) => hints),
  }
}

/** A domain keeps its id: everything it ever published hangs on it. */
function settleDomain(
  read: DomainDocument | null,
  remembered: DomainDocument | null,
  problems: Problem[],
): DomainDocument {
  const domain = read ?? remembered
  if (domain === null) throw new NoDomain(problems)
  if (remembered === null || domain.id === remembered.id) return domain
  problems.push({
    file: 'domain.yaml',
    line: null,
    path: '$.id',
    expected: `${JSON.stringify(remembered.id)}: a domain keeps its id (another domain needs a data folder of its own)`,
    found: JSON.stringify(domain.id),
    product: null,
  })
  return remembered
}

function settleLeaf(
  leaf: FolderReading['leaf'],
  domain: string,
  { memory, schemas, onUnforeseen }: SettleOptions,
  problems: Problem[],
): LeafDocument | null {
  const remembered = memory.lastGoodLeaf()
  if (leaf === null) {
    if (remembered !== null) memory.keepGoodLeaf(null)
    return null
  }
  const { sdl, data } = leaf
  if (!sdl.ok) problems.push(sdl.problem)
  if (data?.ok === false) problems.push(...data.problems)
  if (!sdl.ok || data?.ok === false) return remembered
  const document: LeafDocument = { sdl: sdl.file.text, data: data?.document.value ?? null }
  const guard = { file: sdl.file.file, report: (problem: Problem) => problems.push(problem), onUnforeseen }
  const reading = guarded(guard, () => schemas.read(domain, document))
  if (reading === null) return remembered
  if (reading.ok) {
    memory.keepGoodLeaf(document)
    return document
  }
  problems.push(...reading.faults.map((fault) => leafProblem(fault, leaf)))
  return remembered
}

function leafProblem(fault: LeafFault, { data }: NonNullable<FolderReading['leaf']>): Problem {
  const { expected, found } = fault
  if ('line' in fault) return { file: 'leaf.graphql', line: fault.line, path: null, expected, found, product: null }
  if (data?.ok) return data.document.problem(fault.path, expected, found)
  return { file: 'leaf.yaml', line: null, path: jsonPath(fault.path), expected, found, product: null }
}
