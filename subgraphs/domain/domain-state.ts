import type { Logger } from '../../platform/logger.ts'
import type { DescriptorSource, FolderReading } from './descriptors/source.ts'
import { jsonPath } from './descriptors/yaml-document.ts'
import type { DomainDocument, Problem } from './documents.ts'
import {
  type CodeLeaf,
  contractSchema,
  type DomainSchema,
  type LeafFault,
  type SchemaReading,
  schemaWithCode,
  schemaWithLeaf,
} from './domain-schema.ts'
import { createQualityView, type QualityView } from './quality/quality-view.ts'
import { ingestResultFiles } from './quality/result-files.ts'
import { createSnapshot, fromRelease, type Snapshot } from './snapshot.ts'
import type { DomainStore, LeafDocument, ReleasedProduct } from './stores/store.ts'

/** All that one request sees of the domain. Replaced whole, never changed. */
export interface Served extends DomainSchema {
  readonly snapshot: Snapshot
  /** Those of the folder as it lies there, whatever release is served. */
  readonly problems: readonly Problem[]
  readonly quality: QualityView
}

export interface DomainState {
  readonly id: string
  served(): Served
  /** What the folder holds (with last good versions where it is wrong): the next release. */
  workingCopy(): Snapshot
  release(digest: string): Snapshot | null
  /** Reads the folder again. Resolves to whether anything that a client could see has changed. */
  reload(): Promise<boolean>
  /** From now on this release is served (unless the working copy is followed). False when it is not known here. */
  accept(digest: string): boolean
  /** To be called when results were stored. */
  qualityChanged(): void
  onChange(listener: () => void): void
}

export interface DomainStateOptions {
  readonly source: DescriptorSource
  readonly store: DomainStore
  /** `release`: the accepted one, the folder before there is any. `workingCopy`: always the folder. */
  readonly follow: 'release' | 'workingCopy'
  readonly leaf?: CodeLeaf
  readonly logger: Logger
  readonly now?: () => Date
}

/** There is no domain to serve: `domain.yaml` is wrong and no good one is remembered. */
export class NoDomain extends Error {
  override readonly name = 'NoDomain'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(`domain.yaml cannot be read:\n${problems.map(describeProblem).join('\n')}`)
    this.problems = problems
  }
}

interface Working {
  readonly snapshot: Snapshot
  readonly problems: readonly Problem[]
}

/**
 * What the domain serves, and what it could serve. Reads the folder once before it resolves.
 *
 * @throws NoDomain
 */
export async function openDomainState(options: DomainStateOptions): Promise<DomainState> {
  const { source, store, follow, leaf: codeLeaf, logger, now = () => new Date() } = options
  const listeners: (() => void)[] = []
  const schemas = createSchemaCache(codeLeaf)
  let working = await readWorking()
  const id = working.snapshot.domain.id
  let accepted = loadAccepted()
  let quality = createQualityView(store.quality)
  let served = assemble()
  let reloading: Promise<boolean> | undefined
  let askedAgain = false

  return {
    id,
    served: () => served,
    workingCopy: () => working.snapshot,
    release,
    async reload() {
      // One at a time; what changes while the folder is read is read after.
      if (reloading !== undefined) {
        askedAgain = true
        return reloading
      }
      reloading = reload().finally(() => {
        reloading = undefined
      })
      return reloading
    },
    accept(digest) {
      const snapshot = working.snapshot.digest === digest ? working.snapshot : release(digest)
      if (snapshot === null) return false
      store.memory.saveRelease(snapshot.release)
      store.memory.accept(digest)
      accepted = snapshot
      swap()
      return true
    },
    qualityChanged() {
      quality = createQualityView(store.quality)
      swap()
    },
    onChange: (listener) => listeners.push(listener),
  }

  function release(digest: string): Snapshot | null {
    for (const snapshot of [working.snapshot, accepted]) if (snapshot?.digest === digest) return snapshot
    const kept = store.memory.release(digest)
    return kept === null ? null : fromRelease(kept)
  }

  function loadAccepted(): Snapshot | null {
    const digest = store.memory.accepted()
    const kept = digest === null ? null : store.memory.release(digest)
    return kept === null ? null : fromRelease(kept)
  }

  async function reload(): Promise<boolean> {
    let changed = false
    do {
      askedAgain = false
      const before = { working, count: store.quality.count() }
      working = await readWorking(id)
      const measured = store.quality.count() !== before.count
      const same = sameWorking(before.working, working)
      if (!same || measured) {
        changed = true
        if (measured) quality = createQualityView(store.quality)
        swap()
      }
    } while (askedAgain)
    return changed
  }

  async function readWorking(expectedId?: string): Promise<Working> {
    const reading = await source.read(store.memory.lastGoodDomain())
    const next = settle(reading, expectedId)
    const measured = await ingestResultFiles(
      source,
      store.quality,
      (subject) => knows(next.snapshot, subject) || knows(accepted, subject),
    )
    return { snapshot: next.snapshot, problems: [...next.problems, ...measured.problems] }
  }

  /** Where a product has a problem its last good version stands in, where there is one (docs/descriptors.md, last section). */
  function settle(reading: FolderReading, expectedId: string | undefined): Working {
    const remembered = store.memory.lastGoodDomain()
    const problems: Problem[] = [...reading.problems]
    let domain: DomainDocument | null = reading.domain ?? remembered
    if (domain === null) throw new NoDomain(problems)
    const known = expectedId ?? remembered?.id
    if (known !== undefined && domain.id !== known) {
      problems.push({
        file: 'domain.yaml',
        line: null,
        path: '$.id',
        expected: `${JSON.stringify(known)}: a domain keeps its id`,
        found: JSON.stringify(domain.id),
        product: null,
      })
      if (expectedId === undefined || remembered === null) throw new NoDomain(problems)
      domain = remembered
      return { snapshot: working.snapshot, problems }
    }
    const lastGood = store.memory.lastGoodProducts()
    const good = [...reading.products.values()].flatMap(({ product, problems }) =>
      product !== null && problems.length === 0 ? [product] : [],
    )
    const kept = store.memory.keepGood(reading.domain, good, now().toISOString())
    const products = new Map<string, ReleasedProduct>()
    for (const [productId, { product, problems: found }] of reading.products) {
      problems.push(...found)
      const best = kept.get(productId) ?? lastGood.get(productId)
      if (best !== undefined) products.set(productId, { document: best.document, updatedAt: best.seenAt })
      else if (product !== null) products.set(productId, { document: product, updatedAt: null })
    }
    if (!reading.complete) {
      for (const [productId, { document, seenAt }] of lastGood) products.set(productId, { document, updatedAt: seenAt })
    }
    const leaf = settleLeaf(reading, domain.id, problems)
    return { snapshot: createSnapshot(domain, [...products.values()], leaf), problems }
  }

  function settleLeaf({ leaf }: FolderReading, domain: string, problems: Problem[]): LeafDocument | null {
    const remembered = store.memory.lastGoodLeaf()
    if (leaf === null) {
      if (remembered !== null) store.memory.keepGoodLeaf(null)
      return null
    }
    const found = [
      ...(leaf.sdl.ok ? [] : [leaf.sdl.problem]),
      ...(leaf.data === null || leaf.data.ok ? [] : leaf.data.problems),
    ]
    if (leaf.sdl.ok && (leaf.data === null || leaf.data.ok)) {
      const document: LeafDocument = { sdl: leaf.sdl.file.text, data: leaf.data?.document.value ?? null }
      const reading = schemas.read(domain, document)
      if (reading.ok) {
        store.memory.keepGoodLeaf(document)
        return document
      }
      found.push(...reading.faults.map((fault) => leafProblem(fault, leaf)))
    }
    problems.push(...found)
    return remembered
  }

  function swap(): void {
    served = assemble()
    for (const listener of listeners) listener()
  }

  function assemble(): Served {
    const snapshot = follow === 'workingCopy' ? working.snapshot : (accepted ?? working.snapshot)
    if (working.problems.length > 0) logProblems()
    const schema = schemas.of(snapshot.domain.id, snapshot.leaf)
    return { snapshot, problems: working.problems, quality, ...schema }
  }

  function logProblems(): void {
    const text = JSON.stringify(working.problems)
    if (text === loggedProblems) return
    loggedProblems = text
    logger.warn({ problems: working.problems }, 'the folder has problems; last good versions stay in service')
  }
}

let loggedProblems = ''

/** `products/a/product.yaml:3 $.status: expected …, found …` */
export function describeProblem({ file, line, path, expected, found }: Problem): string {
  return `${file}${line === null ? '' : `:${line}`}${path === null ? '' : ` ${path}`}: expected ${expected}, found ${found}`
}

function knows(snapshot: Snapshot | null, subject: string): boolean {
  return snapshot !== null && (snapshot.portById.has(subject) || snapshot.productById.has(subject))
}

function sameWorking(a: Working, b: Working): boolean {
  return (
    a.snapshot.digest === b.snapshot.digest &&
    JSON.stringify([a.problems, a.snapshot.domain, a.snapshot.leaf]) ===
      JSON.stringify([b.problems, b.snapshot.domain, b.snapshot.leaf])
  )
}

function leafProblem(fault: LeafFault, leaf: NonNullable<FolderReading['leaf']>): Problem {
  if ('line' in fault)
    return {
      file: 'leaf.graphql',
      line: fault.line,
      path: null,
      expected: fault.expected,
      found: fault.found,
      product: null,
    }
  const { path, expected, found } = fault
  if (leaf.data?.ok) return leaf.data.document.problem(path, expected, found)
  return { file: 'leaf.yaml', line: null, path: jsonPath(path), expected, found, product: null }
}

/** A schema takes tens of milliseconds to build; a leaf whose text is the same has the same one. */
function createSchemaCache(codeLeaf: CodeLeaf | undefined) {
  let plain: DomainSchema | undefined
  let coded: DomainSchema | undefined
  const built = new Map<string, SchemaReading>()

  function read(domain: string, leaf: LeafDocument): SchemaReading {
    const key = JSON.stringify([domain, leaf])
    const reading = built.get(key) ?? schemaWithLeaf(domain, leaf)
    if (built.size > 8) built.clear()
    built.set(key, reading)
    return reading
  }

  return {
    read,
    of(domain: string, leaf: LeafDocument | null): DomainSchema {
      if (codeLeaf !== undefined) {
        coded ??= fromCode(domain, codeLeaf)
        return coded
      }
      const reading = leaf === null ? undefined : read(domain, leaf)
      if (reading?.ok) return reading.schema
      plain ??= contractSchema()
      return plain
    },
  }
}

/** @throws when the leaf is wrong: it is code, so whoever wrote it is there to hear of it */
function fromCode(domain: string, leaf: CodeLeaf): DomainSchema {
  const reading = schemaWithCode(domain, leaf)
  if (reading.ok) return reading.schema
  throw new Error(
    `the leaf is wrong: ${reading.faults.map(({ expected, found }) => `expected ${expected}, found ${found}`).join('; ')}`,
  )
}
