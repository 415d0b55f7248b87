import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Canvas, type CanvasControls } from '../../graph/canvas.tsx'
import { useLayout } from '../../graph/use-layout.ts'
import type { LineageCard } from '../../lineage/card.ts'
import { displayOf } from '../../lineage/display.ts'
import { grouped } from '../../lineage/grouped.ts'
import { type LineagePath, pathColumns, pathGraph } from '../../lineage/path-graph.ts'
import { wayOf } from '../../lineage/way.ts'
import { Legend } from '../lineage/legend.tsx'
import { lookOf } from '../lineage/line-looks.ts'
import { CardContext, type LineageActions } from '../lineage/lineage-actions.ts'
import { LineageCardView } from '../lineage/lineage-card.tsx'
import { lineageOf } from '../lineage/lineage-state.ts'
import { useColumnViews } from '../lineage/use-column-views.ts'

const NOTHING: ReadonlySet<string> = new Set()
const nothingHeld = () => null
const labelOf = (card: LineageCard): string => card.label
/** Of several who say so a way has the surest alone: who else does is not told. */
const ONE_CLAIM = { OBSERVED: 'observed', DECLARED: 'declared', MANUAL: 'entered by hand' }
const nowhere = (): void => {}

/** The ways drawn as the lineage is: the same cards and lines, and only these. */
export function PathsGraph({ paths }: { readonly paths: readonly LineagePath[] }) {
  const navigate = useNavigate()
  const [focused, setFocused] = useState<string | null>(null)
  const [hovered, setHovered] = useState<string | null>(null)
  const controls = useRef<CanvasControls | null>(null)
  const { views, look: lookAt } = useColumnViews()
  const display = useMemo(() => {
    const whole = pathGraph(paths)
    const rest = { columns: pathColumns(paths), views, pinned: NOTHING, details: new Map(), hasOverlay: false }
    return displayOf({ whole, graph: grouped(whole, new Set(whole.nodes.keys())), ...rest })
  }, [paths, views])
  const laidOut = useLayout(display.input, nothingHeld)
  const way = useMemo(() => (hovered === null ? null : wayOf(hovered, display)), [hovered, display])
  const look = useCallback((id: string) => lookOf(display.lines.get(id)), [display])
  const context = useMemo(() => {
    const actions: LineageActions = {
      ...{ go: nowhere, expand: nowhere, collapse: nowhere, pin: nowhere, look: lookAt },
      hover: setHovered,
    }
    return { actions, overlay: '' as const, pinned: '', canGrow: false }
  }, [lookAt])

  function press(key: string, id: string | null): boolean {
    if (key === 'f') controls.current?.showAll()
    else if (key === 'Enter' && id !== null) void navigate({ to: '/lineage', search: lineageOf(id) })
    else return false
    return true
  }

  return (
    <CardContext value={context}>
      <div className="h-[50vh] min-h-80 rounded border border-line bg-ground">
        <Canvas
          laidOut={laidOut}
          cards={display.cards}
          Card={LineageCardView}
          labelOf={labelOf}
          lookOf={look}
          way={way}
          label="The ways as a graph: arrow keys lead along them, Enter opens the lineage of a card"
          focused={focused}
          onFocus={setFocused}
          onKey={press}
          onHover={setHovered}
          onLine={nowhere}
          controls={controls}
        />
      </div>
      <Legend of={ONE_CLAIM} />
    </CardContext>
  )
}
