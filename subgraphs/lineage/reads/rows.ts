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

/** Rows in a block. Memory for a million at once costs tens of milliseconds, in which nobody else gets the event loop. */
const BLOCK_BITS = 12
const BLOCK = 1 << BLOCK_BITS

type Cells = {
  /** Whatever its number is; the block is made when it is needed. */
  readonly put: (row: number, what: number, index: number, via: NodeKey) => void
  readonly what: (row: number) => number
  readonly index: (row: number) => number
  readonly via: (row: number) => NodeKey
  readonly setWhat: (row: number, what: number) => void
  readonly setVia: (row: number, via: NodeKey) => void
}

export function createRowList(): RowList {
  const cells = createCells()
  let size = 0
  let hidden = 0
  const ends: number[] = []

  return {
    add(kind, index, via, precision, isShown) {
      const what = KINDS.indexOf(kind) | (PRECISIONS.indexOf(precision) << PRECISION_SHIFT)
      cells.put(size, isShown ? what | SHOWN : what, index, via)
      if (!isShown) hidden += 1
      return size++
    },
    viaOf: cells.via,
    setVia: cells.setVia,
    show(row) {
      const what = cells.what(row)
      if ((what & SHOWN) === 0) hidden -= 1
      cells.setWhat(row, what | SHOWN)
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

function createCells(): Cells {
  const blocks: Int32Array[] = []
  const read = (row: number, cell: number): number =>
    blocks[row >> BLOCK_BITS]?.[(row & (BLOCK - 1)) * WIDTH + cell] ?? 0
  const write = (row: number, cell: number, value: number): void => {
    const block = blocks[row >> BLOCK_BITS]
    if (block) block[(row & (BLOCK - 1)) * WIDTH + cell] = value
  }
  return {
    put(row, what, index, via) {
      const number = row >> BLOCK_BITS
      const block = blocks[number] ?? new Int32Array(BLOCK * WIDTH)
      blocks[number] = block
      const cell = (row & (BLOCK - 1)) * WIDTH
      block[cell] = what
      block[cell + 1] = index
      block[cell + 2] = via
    },
    what: (row) => read(row, 0),
    index: (row) => read(row, 1),
    via: (row) => read(row, 2),
    setWhat: (row, what) => write(row, 0, what),
    setVia: (row, via) => write(row, 2, via),
  }
}

/** Moves what is shown to the front. @returns where each distance ends then */
function withoutHidden(cells: Cells, ends: readonly number[]): readonly number[] {
  let kept = 0
  return ends.map((end, i) => {
    for (let row = ends[i - 1] ?? 0; row < end; row++) {
      if ((cells.what(row) & SHOWN) === 0) continue
      cells.put(kept, cells.what(row), cells.index(row), cells.via(row))
      kept += 1
    }
    return kept
  })
}

function rowsOf(cells: Cells, from: number, to: number, distance: number): Rows {
  const kindOf = (what: number): PlaceKind => KINDS[what & KIND_MASK] ?? 'DATASET'
  const precisionOf = (what: number): Precision | null => PRECISIONS[(what >> PRECISION_SHIFT) & PRECISION_MASK] ?? null
  const at = (position: number): Row => {
    const row = from + position
    const what = cells.what(row)
    return {
      kind: kindOf(what),
      index: cells.index(row),
      distance,
      via: cells.via(row),
      precision: precisionOf(what),
    }
  }
  return {
    length: to - from,
    at,
    kindAt: (position) => kindOf(cells.what(from + position)),
    placeAt: (position) => cells.index(from + position),
    precisionAt: (position) => precisionOf(cells.what(from + position)),
    *[Symbol.iterator]() {
      for (let position = 0; position < to - from; position++) yield at(position)
    },
  }
}
