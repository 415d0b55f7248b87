import type { NodeKey } from '../stores/store.ts'
import type { Place, PlaceKind } from './place.ts'

/** What is reached, at its shortest distance. `via` is the nearest of its datasets, of several the one with the least id. */
export type Row = Place & { readonly distance: number; readonly via: NodeKey; readonly precision: Precision | null }

/** Whether a known column of it is reached, or only that it is, in some column or as a whole. Null where nobody asked about columns. */
export type Precision = 'COLUMN' | 'DATASET'

/**
 * The rows of one distance; their order means nothing. A hub has a million: they are kept as numbers, and an object is made
 * only of the one that is looked at.
 */
export type Rows = Iterable<Row> & {
  readonly length: number
  readonly at: (position: number) => Row
  readonly kindAt: (position: number) => PlaceKind
  /** What `Place` calls its index. */
  readonly placeAt: (position: number) => number
  readonly precisionAt: (position: number) => Precision | null
}

/** Rows while they are gathered, nearest first. */
export type RowList = {
  /** At the distance that is being filled. @returns its number */
  readonly add: (kind: PlaceKind, index: number, via: NodeKey, precision: Precision | null, isShown: boolean) => number
  readonly viaOf: (row: number) => NodeKey
  readonly setVia: (row: number, via: NodeKey) => void
  /** One that was added as not shown is to be. */
  readonly show: (row: number) => void
  /** The number that the next row will have. */
  readonly size: () => number
  /** What is added from here on is one hop farther. */
  readonly nextDistance: () => void
  /** Index 0: what is shown one hop away; none at distances that are not included. To be asked once, at the end. */
  readonly byDistance: (isIncluded?: (distance: number) => boolean) => readonly Rows[]
}

const KINDS: readonly PlaceKind[] = ['DOMAIN', 'PRODUCT', 'PORT', 'COLUMN', 'DATASET', 'CONSUMER']
const PRECISIONS: readonly (Precision | null)[] = [null, 'COLUMN', 'DATASET']

/** A row is three numbers: what it is, the index of its place, and its nearest dataset. */
const WIDTH = 3
/** In the first of them: the kind, the precision above it, and whether it is shown. */
const KIND_MASK = 0b111
const PRECISION_SHIFT = 3
const PRECISION_MASK = 0b11
const SHOWN = 0b100000

/** @param expected about how many rows there will be; more are taken as well */
export function createRowList(expected = 64): RowList {
  let cells = new Int32Array(Math.max(64, expected) * WIDTH)
  let size = 0
  let hidden = 0
  const ends: number[] = []

  return {
    add(kind, index, via, precision, isShown) {
      const cell = size * WIDTH
      if (cell === cells.length) cells = grown(cells)
      const what = KINDS.indexOf(kind) | (PRECISIONS.indexOf(precision) << PRECISION_SHIFT)
      cells[cell] = isShown ? what | SHOWN : what
      cells[cell + 1] = index
      cells[cell + 2] = via
      if (!isShown) hidden += 1
      return size++
    },
    viaOf: (row) => cells[row * WIDTH + 2] ?? 0,
    setVia(row, via) {
      cells[row * WIDTH + 2] = via
    },
    show(row) {
      const what = cells[row * WIDTH] ?? 0
      if ((what & SHOWN) === 0) hidden -= 1
      cells[row * WIDTH] = what | SHOWN
    },
    size: () => size,
    nextDistance: () => void ends.push(size),
    byDistance(isIncluded = () => true) {
      const bounds = hidden === 0 ? ends : withoutHidden(cells, ends)
      const lists = bounds.map((end, i) => {
        const start = isIncluded(i + 1) ? (bounds[i - 1] ?? 0) : end
        return rowsOf(cells, start, end, i + 1)
      })
      while (lists.at(-1)?.length === 0) lists.pop()
      return lists
    },
  }
}

function grown(cells: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(cells.length * 2)
  larger.set(cells)
  return larger
}

/** Moves what is shown to the front. @returns where each distance ends then */
function withoutHidden(cells: Int32Array, ends: readonly number[]): readonly number[] {
  let kept = 0
  return ends.map((end, i) => {
    for (let row = ends[i - 1] ?? 0; row < end; row++) {
      if (((cells[row * WIDTH] ?? 0) & SHOWN) === 0) continue
      cells.copyWithin(kept * WIDTH, row * WIDTH, (row + 1) * WIDTH)
      kept += 1
    }
    return kept
  })
}

function rowsOf(cells: Int32Array, from: number, to: number, distance: number): Rows {
  const what = (position: number): number => cells[(from + position) * WIDTH] ?? 0
  const kindAt = (position: number): PlaceKind => KINDS[what(position) & KIND_MASK] ?? 'DATASET'
  const precisionAt = (position: number): Precision | null =>
    PRECISIONS[(what(position) >> PRECISION_SHIFT) & PRECISION_MASK] ?? null
  const placeAt = (position: number): number => cells[(from + position) * WIDTH + 1] ?? 0
  const at = (position: number): Row => ({
    kind: kindAt(position),
    index: placeAt(position),
    distance,
    via: cells[(from + position) * WIDTH + 2] ?? 0,
    precision: precisionAt(position),
  })
  return {
    length: to - from,
    at,
    kindAt,
    placeAt,
    precisionAt,
    *[Symbol.iterator]() {
      for (let position = 0; position < to - from; position++) yield at(position)
    },
  }
}
