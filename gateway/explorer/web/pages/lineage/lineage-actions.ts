import { useNavigate } from '@tanstack/react-router'
import { createContext, useMemo, useRef } from 'react'
import type { ColumnView } from '../../lineage/columns.ts'
import { collapsed, expanded } from '../../lineage/expansions.ts'
import type { Side } from '../../lineage/mesh-graph.ts'
import type { LineageState } from './lineage-state.ts'

/** What can be done in the graph: all of it changes the URL, but for how a card's columns are looked at. */
export interface LineageActions {
  go(changes: Partial<LineageState>): void
  expand(id: string, side: Side): void
  collapse(id: string, side: Side): void
  /** Pins the way of a column or a card; of what is pinned, lets it go. */
  pin(id: string): void
  hover(id: string | null): void
  look(card: string, changes: Partial<ColumnView>): void
}

export interface CardState {
  readonly actions: LineageActions
  readonly overlay: LineageState['overlay']
  readonly pinned: string
  /** Whether more can be drawn beside a card, or less. */
  readonly canGrow: boolean
}

export const CardContext = createContext<CardState | null>(null)

export interface ViewSetters {
  readonly hover: (id: string | null) => void
  readonly look: LineageActions['look']
}

export function useLineageActions(state: LineageState, { hover, look }: ViewSetters): LineageActions {
  const navigate = useNavigate()
  const now = useRef(state)
  now.current = state
  return useMemo(() => {
    const go = (changes: Partial<LineageState>): void => {
      now.current = { ...now.current, ...changes }
      // What is only looked at is no step to go back to.
      const isLook = Object.keys(changes).every((name) => name === 'focus')
      void navigate({ to: '/lineage', search: now.current, replace: isLook, resetScroll: false })
    }
    return {
      go,
      expand: (id, side) => go({ ...expanded(now.current, side, id), focus: id }),
      collapse: (id, side) => go({ ...collapsed(now.current, side, id), focus: id }),
      pin: (id) => go({ col: now.current.col === id ? '' : id }),
      hover,
      look,
    }
  }, [navigate, hover, look])
}
