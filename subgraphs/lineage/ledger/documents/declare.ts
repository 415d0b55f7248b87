import { declarationsOf } from '../../mesh/declarations.ts'
import { documentFindings } from '../../mesh/document-findings.ts'
import type { Reference, References } from '../../mesh/references.ts'
import type { EdgeVersion, Instant, NodeKey } from '../../stores/store.ts'
import type { ClaimBook } from '../claims.ts'
import { CONFIDENCE } from '../confidence.ts'
import { internDataset } from '../datasets/identities.ts'
import type { Ledger } from '../ledger.ts'
import { edgeKey } from '../writer.ts'
import { declaredColumns } from './declare-columns.ts'

/** What is remembered of a product, in its writer's `state`. */
export type ProductState = {
  /** What each input last resolved to: one whose port is gone keeps its edges until its own domain drops it. */
  resolved?: Record<string, NodeKey[]>
  /** Inputs that name something, and nothing known. */
  unresolved?: string[]
  /** Since when each finding holds that no stored edge tells of, by its id (`mesh/document-findings.ts`). */
  since?: Record<string, Instant>
}

type Wanted = Pick<EdgeVersion, 'from' | 'to' | 'confidence' | 'layer' | 'statesColumns'>

/**
 * Brings a product's declared edges to what its descriptor says: each input feeds the outputs whose `inputContracts` name
 * it; an output that names none is fed by every input, which is a guess. A product without outputs is a sink itself. Columns
 * are fed by what their contract says they are made from, and that feeds their dataset.
 */
export function declare(
  ledger: Ledger,
  claims: ClaimBook,
  references: References,
  productId: string,
  at: Instant,
): void {
  const known = references.product(productId)
  const writer = ledger.writer(productId)
  const state = writer.state as ProductState
  const wanted = new Map<string, Wanted>()
  const resolved: Record<string, NodeKey[]> = {}
  const unresolved: string[] = []

  const sourcesOf = (name: string, reference: Reference): NodeKey[] => {
    const ports = references.portsOf(reference)
    const nodes = ports.flatMap(({ port }) => claims.ofPort(port.id).map((claim) => claim.node))
    if (nodes.length === 0 && reference.dataset) nodes.push(internDataset(ledger, reference.dataset))
    if (nodes.length === 0) unresolved.push(name)
    const kept = nodes.length > 0 ? [...new Set(nodes)] : (state.resolved?.[name] ?? []).map(ledger.final)
    if (kept.length > 0) resolved[name] = kept
    return kept
  }
  const connect = (sources: readonly NodeKey[], targets: readonly NodeKey[], confidence: number): void => {
    for (const from of sources) {
      for (const to of targets) {
        const name = edgeKey(from, to)
        const surest = Math.max(wanted.get(name)?.confidence ?? 0, confidence)
        wanted.set(name, { from, to, confidence: surest, layer: 'WHOLE', statesColumns: false })
      }
    }
  }

  if (known) {
    const { product } = known
    const sink = product.ports.length === 0 ? ledger.intern(product.id) : null
    for (const { name, reference, feeds } of declarationsOf(product)) {
      const sources = sourcesOf(name, reference)
      for (const { port, isGuess } of feeds) {
        const targets = claims.heldBy(port.id)
        connect(sources, targets, isGuess ? CONFIDENCE.GUESSED : CONFIDENCE.DECLARED)
      }
      if (sink !== null) connect(sources, [sink], CONFIDENCE.DECLARED)
    }
  }

  if (known) {
    const stated = declaredColumns(ledger, claims, references, known.product)
    for (const { from, to } of stated) {
      wanted.set(edgeKey(from, to), { from, to, confidence: CONFIDENCE.DECLARED, layer: 'COLUMN', statesColumns: true })
      const source = ledger.wholeOf(from)
      connect([source], [ledger.wholeOf(to)], CONFIDENCE.DECLARED)
      const name = edgeKey(source, ledger.wholeOf(to))
      const whole = wanted.get(name)
      if (whole && source !== from) wanted.set(name, { ...whole, statesColumns: true })
    }
  }

  const findings = known ? documentFindings(known.product, references) : []
  const since = Object.fromEntries(findings.map(({ id }) => [id, state.since?.[id] ?? at]))
  writer.state = { ...writer.state, resolved, unresolved, since }
  for (const [name, edge] of writer.edges) {
    if (wanted.has(name)) continue
    writer.edges.delete(name)
    if (at > edge.validFrom) ledger.past({ ...edge, validTo: at, recordedFrom: ledger.recordedAt, recordedTo: null })
  }
  for (const [name, { from, to, confidence, layer, statesColumns }] of wanted) {
    const open = writer.edges.get(name)
    if (open?.confidence === confidence && open.statesColumns === statesColumns) continue
    const fresh: EdgeVersion = {
      from,
      to,
      writer: writer.key,
      layer,
      method: 'DECLARED',
      producer: null,
      confidence,
      statesColumns,
      detail: null,
      lastRun: null,
      firstSeenAt: open?.firstSeenAt ?? at,
      lastSeenAt: at,
      validFrom: at,
      validTo: null,
      recordedFrom: ledger.recordedAt,
      recordedTo: null,
    }
    if (open && at > open.validFrom)
      ledger.past({ ...open, validTo: at, recordedFrom: ledger.recordedAt, recordedTo: null })
    writer.edges.set(name, fresh)
  }
}
