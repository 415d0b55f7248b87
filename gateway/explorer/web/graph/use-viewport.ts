import { useReactFlow } from '@xyflow/react'
import { type RefObject, useCallback } from 'react'
import { firstView, READABLE } from './first-view.ts'
import { type Box, boundsOf, boxLookedAt, extentOf, type Point, type Size } from './layout.ts'
import type { LaidOut } from './use-layout.ts'

const PADDING = 0.08
/** More than these come into view in steps: all at once they would hold the page for most of a second. */
const MANY_BOXES = 200
const STEP_BACK_MS = 400
/** Left free around the graph, in its own lengths. */
const EDGE = 24

export interface Viewport {
  /** Shows all of it. */
  showAll(): void
  /** All of it when that can be read, else where one begins, or the box that is chosen. */
  showFirst(chosen: string | null): void
  /** Brings a box into view without another zoom; nothing when it is in view. False when it has no place yet. */
  reveal(id: string): boolean
  /** The box that one looks at: `preferred` when it is in view, else the one nearest to the middle. */
  lookedAt(preferred: string | null): string | null
}

/** What of the graph is in the window. React Flow's own way to fit does nothing as long as it has measured nothing. */
export function useViewport(
  frame: RefObject<HTMLElement | null>,
  boxes: ReadonlyMap<string, Box>,
  { input, layout }: Pick<LaidOut, 'input' | 'layout'>,
): Viewport {
  const flow = useReactFlow()
  const showAll = useCallback(() => {
    const bounds = extentOf(input, layout)
    const duration = input.boxes.length > MANY_BOXES ? STEP_BACK_MS : 0
    if (bounds.width > 0) void flow.fitBounds(bounds, { padding: PADDING, duration })
  }, [flow, input, layout])
  const showFirst = useCallback(
    (chosen: string | null) => {
      const bounds = extentOf(input, layout)
      const size = frame.current?.getBoundingClientRect()
      const chosenBox = chosen === null ? undefined : boxes.get(chosen)
      const begin = chosenBox === undefined ? input.boxes.filter(({ layer }) => layer === 0) : [chosenBox]
      if (size === undefined || bounds.width === 0) return
      const zoom = Math.min(size.width / bounds.width, size.height / bounds.height) * (1 - 2 * PADDING)
      if (zoom >= READABLE) return showAll()
      const start = boundsOf(begin, layout)
      const first = firstView(size, padded(bounds), start.width === 0 ? bounds : start)
      void flow.setCenter(first.x, first.y, { zoom: first.zoom })
    },
    [flow, frame, boxes, input, layout, showAll],
  )
  const reveal = useCallback(
    (id: string) => {
      const box = boxes.get(id)
      const place = layout.places.get(id)
      const size = frame.current?.getBoundingClientRect()
      if (box === undefined || place === undefined || size === undefined) return false
      const { x, y, zoom } = flow.getViewport()
      // Of one that is higher than the window, its upper part.
      const height = Math.min(box.height, (size.height / zoom) * 0.8)
      const [left, top] = [place.x * zoom + x, place.y * zoom + y]
      const isSeen =
        left >= 0 && top >= 0 && left + box.width * zoom <= size.width && top + height * zoom <= size.height
      if (!isSeen) void flow.setCenter(place.x + box.width / 2, place.y + height / 2, { zoom })
      return true
    },
    [flow, frame, boxes, layout],
  )
  const lookedAt = useCallback(
    (preferred: string | null) => {
      const size = frame.current?.getBoundingClientRect()
      if (size === undefined) return null
      const { x, y, zoom } = flow.getViewport()
      const window = { x: -x / zoom, y: -y / zoom, width: size.width / zoom, height: size.height / zoom }
      return boxLookedAt(input.boxes, layout, window, preferred)
    },
    [flow, frame, input, layout],
  )
  return { showAll, showFirst, reveal, lookedAt }
}

function padded({ x, y, width, height }: Point & Size): Point & Size {
  return { x: x - EDGE, y: y - EDGE, width: width + 2 * EDGE, height: height + 2 * EDGE }
}
