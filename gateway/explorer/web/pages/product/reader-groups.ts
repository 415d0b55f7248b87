import { productOf } from '../../../../../schema/ids.ts'
import type { PortReaderFragment } from '../../generated/operations.ts'

/** Who reads a port: a product by one or more of its ports, or a consumer or dataset that is no product's. */
export interface ReaderGroup {
  /** Of the product; of the thing itself where there is none. */
  readonly id: string
  readonly isProduct: boolean
  readonly title: string
  readonly kind: PortReaderFragment['node']['kind']
  readonly domain: string | null
  readonly owner: string | null
  readonly availability: PortReaderFragment['node']['availability']
  /** Its ports that the data goes to; none for what is no product. */
  readonly ports: readonly string[]
  /** How it is known, each way once. */
  readonly methods: readonly PortReaderFragment['method'][]
  readonly jobs: readonly string[]
  /** When it was last seen by whoever saw it last; null when never. */
  readonly lastSeenAt: string | null
  /** Whether all that is known of it went unseen for longer than expected. */
  readonly isStale: boolean
  /** Null when nobody knows which. */
  readonly columns: readonly string[] | null
}

/** Each reader once, however often it is told: a port is declared by its product and observed by each job. */
export function readerGroups(readers: readonly PortReaderFragment[]): readonly ReaderGroup[] {
  const byReader = new Map<string, PortReaderFragment[]>()
  for (const reader of readers) {
    const id = productOf(reader.node.id) ?? reader.node.id
    byReader.set(id, [...(byReader.get(id) ?? []), reader])
  }
  return [...byReader].map(([id, told]) => groupOf(id, told))
}

function groupOf(id: string, told: readonly PortReaderFragment[]): ReaderGroup {
  const nodes = told.map(({ node }) => node)
  const [first] = nodes
  const known = nodes.map(({ product }) => product?.catalogEntry?.lastKnown).find((one) => one != null)
  const isProduct = nodes.some((node) => productOf(node.id) !== null)
  const seen = told.flatMap(({ lastSeenAt }) => lastSeenAt ?? []).sort()
  const columns = told.flatMap(({ columns }) => (columns === null ? [] : [columns]))
  return {
    id,
    isProduct,
    title: known?.title ?? known?.name ?? (isProduct ? id : (first?.label ?? id)),
    kind: first?.kind ?? 'CONSUMER',
    domain: first?.domainId ?? null,
    owner: known?.owner?.name ?? nodes.map(ownerOf).find((name) => name !== null) ?? null,
    availability: first?.availability ?? null,
    ports: isProduct ? once(nodes.filter((node) => node.id !== id).map(({ label }) => label)) : [],
    methods: once(told.map(({ method }) => method)),
    jobs: once(told.flatMap(({ job }) => job?.name ?? [])),
    lastSeenAt: seen.at(-1) ?? null,
    isStale: told.every(({ stale }) => stale === true),
    columns: columns.length === 0 ? null : once(columns.flat()).sort(),
  }
}

const ownerOf = ({ entity }: PortReaderFragment['node']): string | null =>
  entity !== null && 'owner' in entity ? (entity.owner?.name ?? null) : null

const once = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]
