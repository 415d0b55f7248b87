import { createHash } from 'node:crypto'
import { compareIds } from '../../mesh/copy.ts'
import type { FindingKind } from '../../mesh/document-findings.ts'
import { type Position, writePosition } from '../page.ts'
import type { Reader } from '../reader.ts'
import { presentMoment, type Snapshot } from '../snapshot.ts'
import { increment, mostFirst, type Tally } from '../totals.ts'
import { type Finding, placeInList, type Severity } from './finding.ts'
import type { Scope } from './scope.ts'

/** Null does not restrict. Domain and owner are those of the product that a finding is about. */
export type FindingFilter = {
  readonly kinds: ReadonlySet<FindingKind> | null
  readonly severities: ReadonlySet<Severity> | null
  readonly domains: ReadonlySet<string> | null
  readonly owners: ReadonlySet<string> | null
}

/** A page, with all that match in the state it is of. */
export type FindingsPage = {
  readonly snapshot: Snapshot
  readonly all: readonly Finding[]
  readonly rows: readonly { readonly finding: Finding; readonly cursor: string }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

export type FindingsQuestion = { readonly scope: Scope; readonly filter: FindingFilter }

/** A page that continues an earlier one is of the state that one was of. */
export async function findingsPage(
  reader: Reader,
  { scope, filter }: FindingsQuestion,
  first: number,
  after: string | null,
): Promise<FindingsPage> {
  const question = digestOf(reader.now, scope, filter)
  const { position, snapshot } =
    after === null ? { position: null, snapshot: reader.now } : await reader.resume(after, question, presentMoment)
  const there = scopeIn(snapshot, reader.now, scope)
  const all = there === null ? [] : await matching(reader, snapshot, there, filter)
  const start = position === null ? 0 : all.findIndex((finding) => isBeyond(finding, snapshot, position))
  const rows = start < 0 ? [] : all.slice(start, start + first)
  const state = { question, knownAt: snapshot.knownAt, version: snapshot.copy.version, at: Date.now() }
  return {
    snapshot,
    all,
    rows: rows.map((finding) => {
      const { rank, text } = placeInList(finding, snapshot)
      return { finding, cursor: writePosition({ ...state, distance: rank, id: text }) }
    }),
    hasNextPage: start >= 0 && start + rows.length < all.length,
    hasPreviousPage: position !== null,
  }
}

/** How many there are of each kind, severity and domain, most first. */
export function countFindings({ snapshot: { copy }, all }: FindingsPage) {
  const kinds = new Map<string, number>()
  const severities = new Map<string, number>()
  const domains = new Map<number, number>()
  for (const { kind, severity, product } of all) {
    increment(kinds, kind)
    increment(severities, severity)
    increment(domains, copy.products[product]?.domain ?? -1)
  }
  const tally = ([key, count]: [string, number]): Tally => ({ key, label: null, count })
  return {
    byKind: mostFirst([...kinds].map(tally)),
    bySeverity: mostFirst([...severities].map(tally)),
    byDomain: mostFirst(
      [...domains].map(([domain, count]) => ({
        key: copy.domains[domain]?.id ?? '',
        label: copy.domains[domain]?.label ?? null,
        count,
      })),
    ),
  }
}

async function matching(
  reader: Reader,
  snapshot: Snapshot,
  scope: Scope,
  { kinds, severities, domains, owners }: FindingFilter,
): Promise<readonly Finding[]> {
  const { copy } = snapshot
  const findings = await reader.reconciler.findings(snapshot, scope)
  if (kinds === null && severities === null && domains === null && owners === null) return findings
  return findings.filter(({ kind, severity, product }) => {
    const entry = copy.products[product]
    const owner = entry?.product.owner ?? null
    if (kinds !== null && !kinds.has(kind)) return false
    if (severities !== null && !severities.has(severity)) return false
    if (domains !== null && !domains.has(copy.domains[entry?.domain ?? -1]?.id ?? '')) return false
    return owners === null || (owner !== null && owners.has(owner))
  })
}

/** Indexes are a copy's own: the same domain or product in an earlier one; null when it was not there yet. */
function scopeIn(then: Snapshot, now: Snapshot, scope: Scope): Scope | null {
  if (then.copy === now.copy || scope.kind === 'MESH') return scope
  const id = idOfScope(now, scope)
  const index = scope.kind === 'DOMAIN' ? then.copy.domainOf(id) : then.copy.productOf(id)
  return index === undefined ? null : { kind: scope.kind, index }
}

function idOfScope({ copy }: Snapshot, scope: Scope): string {
  if (scope.kind === 'MESH') return ''
  return (scope.kind === 'DOMAIN' ? copy.domains : copy.products)[scope.index]?.id ?? ''
}

function isBeyond(finding: Finding, snapshot: Snapshot, { distance, id }: Position): boolean {
  const { rank, text } = placeInList(finding, snapshot)
  return rank > distance || (rank === distance && compareIds(text, id) > 0)
}

/** The same for the same question, in whatever order its filter names things; 72 bits. */
function digestOf(snapshot: Snapshot, scope: Scope, filter: FindingFilter): string {
  const sets = Object.values(filter).map((values) => (values === null ? null : [...values].sort()))
  const text = JSON.stringify(['reconciliation', scope.kind, idOfScope(snapshot, scope), ...sets])
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}
