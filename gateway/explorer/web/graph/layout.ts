/** Places and ways of a graph, layered from left to right. Lengths are CSS pixels at zoom 1, from the top left. */

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box extends Size {
  readonly id: string
  /** Steps from where one began, negative against the arrows: where it stands when no better place can be found. */
  readonly layer: number
}

export interface Line {
  readonly id: string
  readonly from: string
  readonly to: string
  /** How far below the top of its box it starts and ends; null for a line of the whole box. */
  readonly fromOffset: number | null
  readonly toOffset: number | null
}

export interface LayoutInput {
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
}

export interface Layout {
  /** The top left of each box. */
  readonly places: ReadonlyMap<string, Point>
  /** Where each line starts, bends and ends. One without an entry goes straight. */
  readonly bends: ReadonlyMap<string, readonly Point[]>
  /** `COLUMNS` when the better layout failed, or took too long. */
  readonly by: 'LAYERS' | 'COLUMNS'
}

export const EMPTY_LAYOUT: Layout = { places: new Map(), bends: new Map(), by: 'LAYERS' }

/** Input that is the same by value has the same layout. */
export const keyOf = (input: LayoutInput): string => JSON.stringify(input)

/** The same layout moved so that `anchor` stands where it stood: what one looks at does not move when the rest does. */
export function anchored(next: Layout, before: Layout, anchor: string | null): Layout {
  const was = anchor === null ? undefined : before.places.get(anchor)
  const is = anchor === null ? undefined : next.places.get(anchor)
  if (was === undefined || is === undefined) return next
  const by = { x: was.x - is.x, y: was.y - is.y }
  const moved = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y })
  return {
    places: new Map([...next.places].map(([id, place]) => [id, moved(place)])),
    bends: new Map([...next.bends].map(([id, points]) => [id, points.map(moved)])),
    by: next.by,
  }
}

/** The smallest rectangle around all boxes and all bends of lines; of nothing it is empty. */
export const extentOf = ({ boxes }: LayoutInput, layout: Layout): Point & Size =>
  boundsOf(boxes, layout, [...layout.bends.values()].flat())

/** The smallest rectangle around these boxes, and these points if there is a box; of nothing it is empty. */
export function boundsOf(boxes: readonly Box[], { places }: Layout, points: readonly Point[] = []): Point & Size {
  const corners = boxes.flatMap(({ id, width, height }) => {
    const place = places.get(id)
    return place === undefined
      ? []
      : [{ left: place.x, top: place.y, right: place.x + width, bottom: place.y + height }]
  })
  if (corners.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  for (const { x, y } of points) corners.push({ left: x, top: y, right: x, bottom: y })
  const x = corners.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY)
  const y = corners.reduce((least, { top }) => Math.min(least, top), Number.POSITIVE_INFINITY)
  const right = corners.reduce((most, corner) => Math.max(most, corner.right), Number.NEGATIVE_INFINITY)
  const bottom = corners.reduce((most, corner) => Math.max(most, corner.bottom), Number.NEGATIVE_INFINITY)
  return { x, y, width: right - x, height: bottom - y }
}

/** Of the boxes that are in the window at least in part: `preferred` if it is one, else the one nearest to the middle. */
export function boxLookedAt(
  boxes: readonly Box[],
  { places }: Layout,
  window: Point & Size,
  preferred: string | null,
): string | null {
  const [middleX, middleY] = [window.x + window.width / 2, window.y + window.height / 2]
  let nearest: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const { id, width, height } of boxes) {
    const place = places.get(id)
    if (place === undefined) continue
    const isRight = place.x < window.x + window.width && place.x + width > window.x
    if (!isRight || place.y >= window.y + window.height || place.y + height <= window.y) continue
    if (id === preferred) return id
    const distance = Math.hypot(place.x + width / 2 - middleX, place.y + height / 2 - middleY)
    if (distance >= least) continue
    least = distance
    nearest = id
  }
  return nearest
}
