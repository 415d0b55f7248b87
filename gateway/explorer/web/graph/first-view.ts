import type { Point, Size } from './layout.ts'

/** The zoom at which names are still read. */
export const READABLE = 0.6
/** Larger than this only shows less. */
const LARGE = 0.8

export interface View extends Point {
  readonly zoom: number
}

/**
 * What of a graph is shown first: all of it when that can be read, else around `start`, as wide as can be read, and with no ground
 * beyond the graph. The point is the middle of the window, in the graph's own lengths.
 */
export function firstView(window: Size, whole: Point & Size, start: Point & Size): View {
  const zoom = Math.max(READABLE, Math.min(LARGE, window.width / whole.width))
  const seen = { width: window.width / zoom, height: window.height / zoom }
  return {
    zoom,
    x: within(whole.x, whole.width, middleOf(start.x, start.width, seen.width), seen.width),
    y: within(whole.y, whole.height, middleOf(start.y, start.height, seen.height), seen.height),
  }
}

/** Of what is longer than the window its beginning is shown. */
const middleOf = (from: number, length: number, seen: number): number => from + Math.min(length, seen) / 2

function within(from: number, length: number, middle: number, seen: number): number {
  if (length <= seen) return from + length / 2
  return Math.min(from + length - seen / 2, Math.max(from + seen / 2, middle))
}
