import { type Edge, type EdgeProps, Handle, type Node, type NodeProps, Position, useStore } from '@xyflow/react'
import { type ComponentType, memo, use, useEffect, useLayoutEffect, useRef } from 'react'
import { CanvasContext, type CardProps } from './canvas-context.ts'

/** Below this zoom nobody reads more than a name, and a flat card is what makes 3,000 of them possible. */
const FAR = 0.35

export type BoxNode = Node<{ readonly card: unknown; readonly label: string }, 'box'>
export type LineEdge = Edge<
  { readonly path: string; readonly look: string; readonly end: string; readonly title?: string },
  'line'
>

export const CanvasBox = memo(function CanvasBox({ id, data, width, height }: NodeProps<BoxNode>) {
  const canvas = use(CanvasContext)
  const element = useRef<HTMLElement>(null)
  const isFocused = canvas?.focused === id
  const isFar = useStore(({ transform: [, , zoom] }) => zoom < FAR)
  useEffect(() => {
    if (isFocused && canvas?.hasKeyboard.current) element.current?.focus({ preventScroll: true })
  }, [isFocused, canvas])
  const { see, hold } = canvas ?? {}
  useEffect(() => (isFar ? undefined : see?.(id)), [id, isFar, see])
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
      className="rounded"
    >
      {/* React Flow draws no line of a mounted box without them. */}
      <Handle
        type="target"
        position={Position.Left}
        isConnectable={false}
        aria-hidden="true"
        className="graph-handle"
      />
      <Card card={data.card} isFocused={isFocused} isFar={isFar} />
      <Handle
        type="source"
        position={Position.Right}
        isConnectable={false}
        aria-hidden="true"
        className="graph-handle"
      />
    </section>
  )
})

export const CanvasLine = memo(function CanvasLine({ data }: EdgeProps<LineEdge>) {
  if (data === undefined) return null
  const line = <path d={data.path} className={`graph-line ${data.look}`} markerEnd={`url(#${data.end})`} />
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
