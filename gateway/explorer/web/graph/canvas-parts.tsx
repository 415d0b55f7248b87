import { type Edge, type EdgeProps, type Node, type NodeProps, type ReactFlowState, useStore } from '@xyflow/react'
import { type ComponentType, memo, use, useEffect, useLayoutEffect, useRef } from 'react'
import { CanvasContext, type CardProps, stepOf, WayContext } from './canvas-context.ts'

/** Below this zoom nobody reads more than a name, and a flat card is what makes 3,000 of them possible. */
const FAR = 0.35
export const isFarAway = ({ transform: [, , zoom] }: ReactFlowState): boolean => zoom < FAR

export type BoxNode = Node<{ readonly card: unknown; readonly label: string }, 'box'>
export type LineEdge = Edge<
  { readonly path: string; readonly look: string; readonly end: string; readonly title?: string },
  'line'
>

export const CanvasBox = memo(function CanvasBox({ id, data, width, height }: NodeProps<BoxNode>) {
  const canvas = use(CanvasContext)
  const way = use(WayContext)
  const element = useRef<HTMLElement>(null)
  const isFocused = canvas?.focused === id
  const isFar = useStore(isFarAway)
  useEffect(() => {
    if (isFocused && canvas?.hasKeyboard.current) element.current?.focus({ preventScroll: true })
  }, [isFocused, canvas])
  const { see, hold } = canvas ?? {}
  useEffect(() => see?.(id, isFar), [id, isFar, see])
  useLayoutEffect(() => {
    const own = element.current
    return () => {
      if (own?.contains(document.activeElement)) hold?.()
    }
  }, [hold])
  if (canvas === null) return null
  const Card = canvas.Card as ComponentType<CardProps<unknown>>
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is one thing with its own keys
    <section
      ref={element}
      role="group"
      tabIndex={-1}
      aria-label={data.label}
      style={{ width, height }}
      className={`rounded ${way === null || way.ends.has(id) ? '' : 'graph-box-off'}`}
    >
      {/* React Flow draws no line of a mounted box without them; its own listen to everything, two a box. */}
      <span aria-hidden="true" data-handlepos="left" className="graph-handle target" />
      <Card card={data.card} isFocused={isFocused} isFar={isFar} />
      <span aria-hidden="true" data-handlepos="right" className="graph-handle source" />
    </section>
  )
})

export const CanvasLine = memo(function CanvasLine({ id, data }: EdgeProps<LineEdge>) {
  const way = use(WayContext)
  if (data === undefined) return null
  const line = (
    <path d={data.path} className={`graph-line ${data.look} ${stepOf(id, way)}`} markerEnd={`url(#${data.end})`} />
  )
  if (data.title === undefined) return line
  return (
    <g>
      <title>{data.title}</title>
      {line}
      {/* What is to be pointed at has to be wider than a line. */}
      <path d={data.path} className="graph-line-reach" />
    </g>
  )
})
