import type { Box, LayoutInput, Line } from './layout.ts'

const WIDTH = 8

/**
 * Graphs like those that are drawn, small ones first, for an engine to lay out while nobody waits: its code becomes quick only as it
 * runs.
 */
export const SAMPLES: readonly LayoutInput[] = [40, 40, 40, 80, 80, 80, 80, 80, 80, 80, 80].map(sample)

/** Boxes in columns, each fed by some of the two columns before its own. */
function sample(count: number): LayoutInput {
  const boxes = Array.from({ length: count }, (_, at): Box => {
    return { id: `${at}`, width: 240, height: 64, layer: Math.floor(at / WIDTH) }
  })
  const lines = boxes.flatMap(({ layer }, at): readonly Line[] =>
    [at * 3, at * 5 + 1, at * 7 + 2]
      .map((step, of) => (layer - 1 - (of % 2)) * WIDTH + (step % WIDTH))
      .filter((from, index, all) => from >= 0 && all.indexOf(from) === index)
      .map((from) => ({ id: `${from}-${at}`, from: `${from}`, to: `${at}`, fromOffset: null, toOffset: null })),
  )
  return { boxes, lines }
}
