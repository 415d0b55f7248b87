import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { type Answer, request } from '../../../../../client/request.ts'
import { type Batches, createBatches } from '../../api/batches.ts'
import { mesh } from '../../api/mesh.ts'
import { type ExplorerCardDetailsQuery, operations } from '../../generated/operations.ts'
import { type Details, detailsOf } from '../../lineage/details.ts'
import { isGroup } from '../../lineage/grouped.ts'

/** A screen full of cards in one question. */
const MOST = 100
/** Long enough that nothing is asked for while the graph is moved. */
const QUIET_MS = 120

export interface UsedDetails {
  readonly details: ReadonlyMap<string, Details>
  /** Wants those of a card while it can be seen. */
  readonly want: (card: string) => () => void
  /** Those of all these things, whether they can be seen or not. */
  readonly all: Batches<Details>['all']
}

interface DetailsParts {
  readonly asOf: string
  /** Whether the columns of contracts are among them. */
  readonly columns: boolean
  /** Things whose details are needed whether they can be seen or not. */
  readonly needed: readonly string[]
}

/** What cards say beside their names: asked for those that can be seen, all at once, and once each. Until it is there, nothing. */
export function useDetails({ asOf, columns, needed }: DetailsParts): UsedDetails {
  const last = useRef<ReadonlyMap<string, Details>>(new Map())
  const { batches, want } = useMemo(() => {
    const batches = createBatches<Details>({
      ask: async (of) => {
        const variables = { of, asOf: asOf || null, columns }
        const { data }: Answer<ExplorerCardDetailsQuery> = await request(
          mesh,
          operations.explorerCardDetails,
          variables,
        )
        if (data.lineageNodes === null) throw new Error('expected what these things are, received nothing')
        return detailsOf(data.lineageNodes)
      },
      ...{ most: MOST, quietMs: QUIET_MS, before: last.current },
    })
    // What is in a group is asked for when it is drawn.
    return { batches, want: (card: string) => (isGroup(card) ? () => {} : batches.want(card)) }
  }, [asOf, columns])
  const details = useSyncExternalStore(batches.listen, batches.found)
  last.current = details
  useEffect(() => {
    const letGo = needed.map(want)
    return () => {
      for (const one of letGo) one()
    }
  }, [needed, want])
  return { details, want, all: batches.all }
}
