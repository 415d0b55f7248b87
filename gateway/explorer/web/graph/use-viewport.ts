import { useReactFlow } from '@xyflow/react'
import { type RefObject, useCallback } from 'react'
import { type Box, boundsOf, boxLookedAt } from './layout.ts'
import type { LaidOut } from './use-layout.ts'

const PADDING = 0.08
/** The zoom at which names are still read. */
const READABLE = 0.6

export interface Viewport {
  /** Shows all of it. */
  showAll(): void
  /** All of it when that can be read, else where one begins. */
  showFirst(): void
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
    const bounds = boundsOf(input.boxes, layout)
    if (bounds.width > 0) void flow.fitBounds(bounds, { padding: PADDING })
  }, [flow, input, layout])
  const showFirst = useCallback(() => {
    const bounds = boundsOf(input.boxes, layout)
    const size = frame.current?.getBoundingClientRect()
    const [start] = input.boxes
    const place = start && layout.places.get(start.id)
    if (size === undefined || start === undefined || place === undefined) return
    const zoom = Math.min(size.width / bounds.width, size.height / bounds.height) * (1 - 2 * PADDING)
    if (zoom >= READABLE) showAll()
    else void flow.setCenter(place.x + start.width / 2, place.y + start.height / 2, { zoom: READABLE })
  }, [flow, frame, input, layout, showAll])
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
