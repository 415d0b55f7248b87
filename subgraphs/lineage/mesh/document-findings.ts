import { createHash } from 'node:crypto'
import type { ProductStatus } from '../../../schema/enums.ts'
import { type Declaration, declarationsOf } from './declarations.ts'
import type { KnownProduct } from './known-domain.ts'
import { bareVersion, type PortOfProduct, type References, versionsOffered } from './references.ts'

/** Where declared and observed lineage part, or where what is declared does not hold by itself. Names are the contract's. */
export type FindingKind =
  | 'DECLARED_NOT_OBSERVED'
  | 'OBSERVED_NOT_DECLARED'
  | 'UNDECLARED_CONSUMER'
  | 'VERSION_SKEW'
  | 'UNRESOLVED_INPUT'

/** How what an input names has left it behind, worst first. */
export type Skew = 'GONE' | 'RETIRED' | 'DEPRECATED' | 'DRIFTED'

/** What the documents of domains show without a single edge. */
export type DocumentFinding = {
  readonly id: string
  readonly declaration: Declaration
  /** The ports it means; none: it names nothing known. */
  readonly ports: readonly PortOfProduct[]
} & (
  | { readonly kind: 'VERSION_SKEW'; readonly skew: Skew }
  | { readonly kind: 'UNRESOLVED_INPUT'; readonly skew: null }
)

/**
 * The same for the same kind and the two sides, whoever asks, whenever. `sides` are what the finding is about by name: a
 * value that changes while the finding stays the same one (a status, a time) is none of them.
 */
export function findingId(kind: FindingKind, sides: readonly (string | null)[]): string {
  return `finding:${createHash('sha256')
    .update(JSON.stringify([kind, ...sides]))
    .digest('base64url')
    .slice(0, 22)}`
}

/** A declaration by name, for `findingId`. */
export function declaredSide(product: string, { name, reference }: Declaration): (string | null)[] {
  const { portId, contractId, dataset } = reference
  return [product, name, portId, contractId, dataset?.namespace ?? null, dataset?.name ?? null]
}

/** Of one product, each once. What it reads of its own ports is its own affair. */
export function documentFindings(product: KnownProduct, references: Pick<References, 'portsOf'>): DocumentFinding[] {
  const found = new Map<string, DocumentFinding>()
  for (const declaration of declarationsOf(product)) {
    const { reference } = declaration
    const ports = references.portsOf(reference)
    const side = declaredSide(product.id, declaration)
    if (ports.length === 0) {
      if (reference.dataset !== null) continue
      const id = findingId('UNRESOLVED_INPUT', side)
      found.set(id, { id, kind: 'UNRESOLVED_INPUT', declaration, ports, skew: null })
      continue
    }
    const skew = ports.every((port) => port.product.id === product.id) ? null : skewOf(reference.version, ports)
    if (skew === null) continue
    const id = findingId('VERSION_SKEW', [...side, reference.version])
    found.set(id, { id, kind: 'VERSION_SKEW', declaration, ports, skew })
  }
  return [...found.values()]
}

/**
 * A version that is pinned and that none of the ports offers is gone, or has drifted where one offers another of the same
 * major; a port that tells no version may well be it. A reader with a choice is left behind when all it may read is.
 */
function skewOf(version: string | null, ports: readonly PortOfProduct[]): Skew | null {
  const offered = ports.map(({ port }) => versionsOffered(port))
  const isOffered = version === null || offered.some((all) => all.length === 0 || all.includes(bareVersion(version)))
  if (!isOffered && !offered.flat().some((other) => isSameMajor(other, version))) return 'GONE'
  const standings = ports.map(standingOf)
  if (standings.every((standing) => standing === 'RETIRED')) return 'RETIRED'
  if (standings.every((standing) => standing !== null)) return 'DEPRECATED'
  return isOffered ? null : 'DRIFTED'
}

/** The worse of what contract and product say. */
function standingOf({ port, product }: PortOfProduct): 'RETIRED' | 'DEPRECATED' | null {
  const statuses: (ProductStatus | null | undefined)[] = [port.contract?.status, product.status]
  if (statuses.includes('RETIRED')) return 'RETIRED'
  return statuses.includes('DEPRECATED') ? 'DEPRECATED' : null
}

const isSameMajor = (a: string, b: string): boolean => majorOf(a) !== null && majorOf(a) === majorOf(b)

const majorOf = (version: string): string | null => /^\d+/.exec(bareVersion(version))?.[0] ?? null
