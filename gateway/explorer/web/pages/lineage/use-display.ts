import { useMemo } from 'react'
import type { LineageDifferenceFragment } from '../../generated/operations.ts'
import type { ColumnView } from '../../lineage/columns.ts'
import { isColumn } from '../../lineage/columns.ts'
import type { Details } from '../../lineage/details.ts'
import { diffed, diffedColumns } from '../../lineage/diffed.ts'
import { type Display, displayOf } from '../../lineage/display.ts'
import { expansionsIn, withoutShut } from '../../lineage/expansions.ts'
import { filtered } from '../../lineage/filtered.ts'
import { apartIn, type GroupedGraph, grouped } from '../../lineage/grouped.ts'
import type { MeshGraph } from '../../lineage/mesh-graph.ts'
import { wayOf } from '../../lineage/way.ts'
import type { LineageState } from './lineage-state.ts'
import type { LineageFound } from './use-lineage.ts'

export interface Drawn {
  readonly display: Display
  readonly grouped: GroupedGraph
  /** Before the filter, and after it. */
  readonly whole: MeshGraph
  readonly left: MeshGraph
}

interface DisplayParts {
  readonly state: LineageState
  readonly found: LineageFound
  readonly details: ReadonlyMap<string, Details>
  readonly views: ReadonlyMap<string, ColumnView>
  readonly differences: readonly LineageDifferenceFragment[] | null
}

/** From what was answered to what is drawn, a step at a time: with what changed → folded → filtered → grouped → shown. */
export function useDisplay({ state, found, details, views, differences }: DisplayParts): Drawn {
  const all = useMemo(
    () => (differences === null ? found.graph : diffed(found.graph, differences)),
    [found, differences],
  )
  const whole = useMemo(() => withoutShut(all, state.shut), [all, state.shut])
  const columns = useMemo(
    () =>
      found.columns === null || differences === null
        ? found.columns
        : diffedColumns(found.columns, all.nodes, differences),
    [found, all, differences],
  )
  // The status is one of the details, which come later: filtered by it, they are waited for.
  const { domain, kind, availability, status, method, confidence } = state
  const needed = status.length > 0 ? details : null
  const left = useMemo(
    () =>
      filtered(
        whole,
        { domain, kind, availability, status, method, confidence },
        (id) => needed?.get(id)?.status ?? null,
      ),
    [whole, domain, kind, availability, status, method, confidence, needed],
  )
  const groups = useMemo(() => grouped(left, apartIn(state.open, expansionsIn(state.open))), [left, state.open])
  const hasOverlay = state.overlay !== ''
  const pinnedColumn = isColumn(state.col) ? state.col : ''
  const display = useMemo(() => {
    const input = { whole: left, graph: groups, columns, views, details, hasOverlay, pinned: NO_PINS }
    const first = displayOf(input)
    if (pinnedColumn === '') return first
    return displayOf({ ...input, pinned: wayOf(pinnedColumn, first).ends })
  }, [left, groups, columns, views, details, hasOverlay, pinnedColumn])
  return { display, grouped: groups, whole, left }
}

const NO_PINS: ReadonlySet<string> = new Set()
