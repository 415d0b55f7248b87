import type { CardDetailsFragment, ExplorerCardDetailsQuery, ProductStatus } from '../generated/operations.ts'

type Answered = NonNullable<ExplorerCardDetailsQuery['lineageNodes']>[number]

/** What a card can say of something beside its name. Null is: not known. */
export interface Details {
  readonly owner: string | null
  readonly status: ProductStatus | null
  /** The share of its checks that pass, 0 to 1. */
  readonly quality: number | null
  readonly promises: { readonly met: number; readonly missed: number; readonly unknown: number }
  /** How many columns its contract has; null when not asked for, or when there is no contract. */
  readonly columns: readonly string[] | null
  /** When its domain told it so. */
  readonly takenAt: string | null
  /** When its domain last answered. */
  readonly lastSeenAt: string | null
}

/** By id of the node: of a port its own, of a product all of it. Nothing for what nobody could tell anything of. */
export function detailsOf(nodes: readonly Answered[]): ReadonlyMap<string, Details> {
  return new Map(
    nodes.flatMap((node): [string, Details][] => {
      const { entity, product } = node
      const lastKnown = product?.catalogEntry?.lastKnown
      if (lastKnown != null)
        return [[node.id, ofSnapshot(node.id, lastKnown, product?.catalogEntry?.lastSeenAt ?? null)]]
      const owner = entity !== null && 'owner' in entity ? (entity.owner?.name ?? null) : null
      return owner === null ? [] : [[node.id, { ...NOTHING, owner }]]
    }),
  )
}

const NOTHING: Details = {
  owner: null,
  status: null,
  quality: null,
  promises: { met: 0, missed: 0, unknown: 0 },
  columns: null,
  takenAt: null,
  lastSeenAt: null,
}

function ofSnapshot(id: string, known: CardDetailsFragment, lastSeenAt: string | null): Details {
  const port = known.ports?.find((one) => one.id === id)
  const levels = port
    ? (port.serviceLevels ?? [])
    : [...(known.serviceLevels ?? []), ...(known.ports ?? []).flatMap(({ serviceLevels }) => serviceLevels ?? [])]
  const each = [...new Map(levels.map((level) => [level.id, level])).values()]
  return {
    owner: known.owner?.name ?? null,
    status: known.status,
    quality: (port ? port.quality : known.quality)?.score ?? null,
    promises: {
      met: each.filter(({ met }) => met === true).length,
      missed: each.filter(({ met }) => met === false).length,
      unknown: each.filter(({ met }) => met === null).length,
    },
    columns: port?.contract?.columns?.map(({ id }) => id) ?? null,
    takenAt: known.takenAt,
    lastSeenAt,
  }
}
