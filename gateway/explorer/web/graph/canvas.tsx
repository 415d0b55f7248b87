import '@xyflow/react/dist/base.css'
import './graph.css'
import { MiniMap, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react'
import {
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { CanvasContext, type CardProps, type SeeBox, type Way, WayContext } from './canvas-context.ts'
import { CanvasBox, CanvasLine, isFarAway, type LineEdge } from './canvas-parts.tsx'
import { FlatLines } from './flat-lines.tsx'
import { LineEnds } from './line-ends.tsx'
import { type Direction, neighbourOf } from './neighbours.ts'
import { type LineLook, useFlowElements } from './use-flow-elements.ts'
import type { LaidOut } from './use-layout.ts'
import { useViewport, type Viewport } from './use-viewport.ts'

const NODE_TYPES = { box: CanvasBox }
const EDGE_TYPES = { line: CanvasLine }
const WAYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
/** From afar more than these are drawn as a few paths. */
const MANY_LINES = 500
/** Fewer are seen at a glance, and the map would only stand before them. */
const MAPPED = 8

export interface CanvasControls extends Pick<Viewport, 'showAll' | 'reveal' | 'lookedAt'> {
  zoom(by: 'in' | 'out'): void
  /** Takes the keyboard to a box, or to the focused one. */
  takeFocus(id?: string): void
}

export interface CanvasProps<Card> {
  readonly laidOut: LaidOut
  readonly cards: ReadonlyMap<string, Card>
  readonly Card: ComponentType<CardProps<Card>>
  /** What a box is called for those who hear it. */
  readonly labelOf: (card: Card) => string
  readonly lookOf: (line: string) => LineLook
  /** What stands out; null when nothing does. */
  readonly way?: Way | null
  readonly label: string
  readonly focused: string | null
  readonly onFocus: (id: string | null) => void
  /** A key that leads nowhere in the graph; true when it meant something. */
  readonly onKey: (key: string, id: string | null) => boolean
  readonly onHover: (id: string | null) => void
  readonly onLine: (id: string) => void
  /** Must be the same function for the same boxes. */
  readonly onSee?: SeeBox
  readonly controls: RefObject<CanvasControls | null>
  readonly children?: ReactNode
}

export function Canvas<Card>(props: CanvasProps<Card>) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  )
}

function Flow<Card>(props: CanvasProps<Card>) {
  const { laidOut, cards, Card, labelOf, lookOf, label, focused, onFocus, onKey, onHover, onLine, controls, children } =
    props
  const see = props.onSee ?? unseen
  const { input, layout, isPending } = laidOut
  const flow = useReactFlow()
  const frame = useRef<HTMLDivElement>(null)
  const hasKeyboard = useRef(false)
  const isHolding = useRef(false)
  const [isInside, setInside] = useState(false)
  const { boxes, nodes, edges } = useFlowElements({ laidOut, cards, labelOf, lookOf })

  const isFlat = useStore(isFarAway) && edges.length > MANY_LINES

  const { showAll, showFirst, reveal, lookedAt } = useViewport(frame, boxes, laidOut)
  const goal = useRef<string | null>(null)
  const takeFocus = useCallback((id?: string) => {
    goal.current = id ?? null
    frame.current?.focus()
    goal.current = null
  }, [])
  useImperativeHandle(
    controls,
    () => ({ showAll, reveal, lookedAt, takeFocus, zoom: (by) => void (by === 'in' ? flow.zoomIn() : flow.zoomOut()) }),
    [showAll, reveal, lookedAt, takeFocus, flow],
  )

  // Once for each graph that is another altogether; a graph that grows does not jump.
  const first = input.boxes[0]?.id
  const shown = useRef<string | undefined>(undefined)
  const chosen = useRef(focused)
  chosen.current = focused
  useEffect(() => {
    if (shown.current === first || first === undefined) return
    shown.current = first
    showFirst(chosen.current)
  }, [first, showFirst])
  // Once for each box that gets the focus: another layout does not bring it back to the one who looks elsewhere.
  const revealed = useRef<string | null>(null)
  useEffect(() => {
    if (focused === revealed.current) return
    const isDone = focused === null || !hasKeyboard.current || reveal(focused)
    if (isDone) revealed.current = focused
  }, [focused, reveal])

  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || hasKeysOfItsOwn(event)) return
    const way = WAYS[event.key]
    const start = focused !== null && boxes.has(focused) ? focused : (first ?? null)
    if (way === undefined) {
      if (!onKey(event.key, start)) return
    } else if (start !== null) {
      const next = focused === start ? neighbourOf(start, way, input, layout) : start
      if (next !== null) onFocus(next)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const hold = useCallback(() => {
    isHolding.current = true
    frame.current?.focus({ preventScroll: true })
    isHolding.current = false
  }, [])
  const context = useMemo(
    () => ({ Card: Card as ComponentType<CardProps<never>>, focused, hasKeyboard, see, hold }),
    [Card, focused, see, hold],
  )
  return (
    <CanvasContext value={context}>
      <WayContext value={props.way ?? null}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is one thing with its own keys */}
        <div
          ref={frame}
          role="group"
          aria-label={label}
          aria-busy={isPending}
          tabIndex={isInside ? -1 : 0}
          className={`relative size-full ${isPending ? 'opacity-60' : ''}`}
          onKeyDown={pressed}
          onFocus={(event) => {
            hasKeyboard.current = true
            setInside(true)
            const target = goal.current ?? (focused !== null && boxes.has(focused) ? focused : first)
            // A box that goes out of the window hands the keyboard over: to bring it back would undo the move.
            if (event.target !== event.currentTarget || target === undefined || isHolding.current) return
            // Nor does a press of the mouse on the ground: keys go on from the focused box all the same.
            if (goal.current === null && !event.currentTarget.matches(':focus-visible')) return
            reveal(target)
            if (target === focused)
              frame.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(target)}"] > [role=group]`)?.focus()
            else onFocus(target)
          }}
          onBlur={(event) => {
            if (event.currentTarget.contains(event.relatedTarget)) return
            hasKeyboard.current = false
            setInside(false)
          }}
        >
          <LineEnds />
          <ReactFlow
            // It calls itself an application, which takes a screen reader's own keys away.
            ref={(element) => element?.setAttribute('role', 'presentation')}
            nodes={nodes}
            edges={isFlat ? NO_EDGES : edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            onlyRenderVisibleElements
            minZoom={0.02}
            maxZoom={2}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={null}
            zoomOnDoubleClick={false}
            proOptions={{ hideAttribution: true }}
            onNodeClick={(_event, { id }) => onFocus(id)}
            // What passes below the mouse while the graph is moved is not pointed at.
            onNodeMouseEnter={({ buttons }, { id }) => buttons === 0 && onHover(id)}
            onNodeMouseLeave={() => onHover(null)}
            onEdgeClick={(_event, { id }) => onLine(id)}
          >
            {input.boxes.length > MAPPED ? (
              <MiniMap
                pannable
                zoomable
                ariaLabel={null}
                aria-hidden="true"
                style={{ width: 140, height: 96 }}
                nodeClassName="graph-map-box"
                className="max-sm:hidden"
              />
            ) : null}
            {isFlat ? <FlatLines lines={edges} /> : null}
            {children}
          </ReactFlow>
        </div>
      </WayContext>
    </CanvasContext>
  )
}

const NO_EDGES: LineEdge[] = []
const unseen = () => () => {}

/** A field takes all keys, a button those that press it. */
function hasKeysOfItsOwn({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || (target.tagName === 'BUTTON' && /^(Enter| )$/.test(key))
}
