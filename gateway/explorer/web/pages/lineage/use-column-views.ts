import { useCallback, useState } from 'react'
import { COLUMN_VIEW, type ColumnView } from '../../lineage/columns.ts'
import type { LineageActions } from './lineage-actions.ts'

/** How the columns of each card are looked at. */
export function useColumnViews() {
  const [views, setViews] = useState<ReadonlyMap<string, ColumnView>>(new Map())
  const look: LineageActions['look'] = useCallback(
    (card, changes) =>
      setViews((before) => new Map(before).set(card, { ...(before.get(card) ?? COLUMN_VIEW), ...changes })),
    [],
  )
  return { views, look }
}
