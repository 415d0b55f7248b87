import type { ElkNode } from 'elkjs/lib/elk-api.js'
import { describe, expect, it, vi } from 'vitest'
import { fromElk, toElk } from '../../../../gateway/explorer/web/graph/elk-graph.ts'
import {
  anchored,
  boundsOf,
  extentOf,
  keyOf,
  type Layout,
  type LayoutInput,
} from '../../../../gateway/explorer/web/graph/layout.ts'
import { createLayouter, type LayoutEngine } from '../../../../gateway/explorer/web/graph/layouter.ts'
import { plainColumns } from '../../../../gateway/explorer/web/graph/plain-columns.ts'

const box = (id: string, layer: number, height = 40) => ({ id, layer, height, width: 100 })
const line = (from: string, to: string, fromOffset: number | null = null) => ({
  ...{ id: `${from} ${to}`, from, to, fromOffset, toOffset: null },
})

//        ┌→ b ─┐
//   a ───┤     ├→ d
//        └→ c ─┘
const DIAMOND: LayoutInput = {
  boxes: [box('a', 0), box('b', 1), box('c', 1), box('d', 2)],
  lines: [line('a', 'b'), line('a', 'c'), line('b', 'd'), line('c', 'd')],
}

/** ELK itself, without the worker that the browser gives it. */
async function realEngine(): Promise<LayoutEngine> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  const elk = new Elk()
  return { layout: (graph) => elk.layout(graph), end: () => {} }
}

const right = (layout: Layout, id: string): number => layout.places.get(id)?.x ?? Number.NaN

describe('the input of the layout', () => {
  it('has a port where a line leaves a row, and one for all lines of the whole box', () => {
    const input = { boxes: DIAMOND.boxes, lines: [line('a', 'b', 12), line('a', 'c', 12), line('a', 'd')] }
    const [first] = toElk(input).children ?? []
    expect(first?.ports?.map(({ x, y }) => [x, y])).toEqual([
      [100, 12],
      [100, 20],
    ])
  })

  it('leaves out lines to what is not drawn, and gives back the others under their own ids', async () => {
    const input = { boxes: DIAMOND.boxes, lines: [line('gone', 'a'), ...DIAMOND.lines] }
    const layout = fromElk(input, await (await realEngine()).layout(toElk(input)))
    expect([...layout.bends.keys()].toSorted()).toEqual(DIAMOND.lines.map(({ id }) => id).toSorted())
  })

  it('is the same by value, whatever object it is', () => {
    expect(keyOf(structuredClone(DIAMOND))).toBe(keyOf(DIAMOND))
    expect(keyOf({ ...DIAMOND, lines: [] })).not.toBe(keyOf(DIAMOND))
  })
})

describe('the layout', () => {
  it('goes from left to right along the lines, cycles and lines to oneself included', async () => {
    const layouter = createLayouter({ start: realEngine, deadlineMs: 20_000, startMs: 20_000 })
    const layout = await layouter.layout({ ...DIAMOND, lines: [...DIAMOND.lines, line('d', 'a'), line('b', 'b')] })
    expect(layout.by).toBe('LAYERS')
    expect(right(layout, 'a')).toBeLessThan(right(layout, 'b'))
    expect(right(layout, 'b')).toBeLessThan(right(layout, 'd'))
    expect(right(layout, 'b')).toBe(right(layout, 'c'))
  })

  it('is in columns by distance when the engine does not answer in time, and that engine is ended', async () => {
    let ended = 0
    let started = 0
    const never: LayoutEngine = { layout: () => new Promise<ElkNode>(() => {}), end: () => (ended += 1) }
    const layouter = createLayouter({
      start: async () => {
        started += 1
        return started === 1 ? never : realEngine()
      },
      deadlineMs: 20,
      startMs: 20_000,
    })
    const late = await layouter.layout(DIAMOND)
    expect([late.by, ended]).toEqual(['COLUMNS', 1])
    expect(right(late, 'b')).toBeLessThan(right(late, 'd'))
  })

  it('is in columns when the engine does not start in time', async () => {
    const layouter = createLayouter({ start: () => new Promise(() => {}), deadlineMs: 20_000, startMs: 20 })
    expect((await layouter.layout(DIAMOND)).by).toBe('COLUMNS')
  })

  it('is in columns when the engine fails, and the next one is asked anew', async () => {
    let started = 0
    const start = async (): Promise<LayoutEngine> => {
      started += 1
      if (started === 1) throw new Error('no worker')
      return realEngine()
    }
    const layouter = createLayouter({ start, deadlineMs: 20_000, startMs: 20_000 })
    expect((await layouter.layout(DIAMOND)).by).toBe('COLUMNS')
    expect((await layouter.layout(DIAMOND)).by).toBe('LAYERS')
  })

  it('lays out samples while nobody waits, and what somebody waits for before the next of them', async () => {
    const order: string[] = []
    const finish: (() => void)[] = []
    const engine: LayoutEngine = {
      layout: (graph) => {
        order.push(graph.children?.length === DIAMOND.boxes.length ? 'asked' : 'sample')
        for (const child of graph.children ?? []) Object.assign(child, { x: 0, y: 0 })
        return new Promise((resolve) => finish.push(() => resolve(graph)))
      },
      end: () => {},
    }
    const layouter = createLayouter({ start: async () => engine, deadlineMs: 20_000, startMs: 20_000 })
    const sample: LayoutInput = { boxes: [box('a', 0), box('b', 1)], lines: [line('a', 'b')] }
    layouter.warmUp([sample, sample])
    await vi.waitFor(() => expect(order).toEqual(['sample']))
    const asked = layouter.layout(DIAMOND)
    await vi.waitFor(() => expect(order).toEqual(['sample', 'asked']))
    finish.shift()?.()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(order).toEqual(['sample', 'asked'])
    finish.shift()?.()
    expect((await asked).by).toBe('LAYERS')
    await vi.waitFor(() => expect(order).toEqual(['sample', 'asked', 'sample']))
  })

  it('refuses an answer in which a box has no place', () => {
    expect(() => fromElk(DIAMOND, { id: 'root', children: [] })).toThrow('received none for a')
  })
})

describe('plain columns', () => {
  it('stand by distance, upstream to the left, and nothing overlaps', () => {
    const { places } = plainColumns({ boxes: [box('c', 1, 200), box('a', -1), box('d', 1), box('b', 0)], lines: [] })
    expect(['a', 'b', 'c'].map((id) => places.get(id)?.x)).toEqual([0, 196, 392])
    const [above, below] = ['c', 'd'].map((id) => places.get(id)?.y ?? 0)
    expect((below ?? 0) - (above ?? 0)).toBeGreaterThanOrEqual(200)
  })
})

describe('a layout that follows another', () => {
  it('leaves in its place what one looks at, and moves the rest with it', () => {
    const before = plainColumns({ boxes: [box('b', 0), box('d', 1)], lines: [] })
    const next = anchored(plainColumns(DIAMOND), before, 'd')
    expect(next.places.get('d')).toEqual(before.places.get('d'))
    expect(right(next, 'd') - right(next, 'a')).toBe(392)
  })

  it('stays as it is when what was looked at is new, or gone', () => {
    const next = plainColumns(DIAMOND)
    expect(anchored(next, plainColumns({ boxes: [], lines: [] }), 'd')).toBe(next)
    expect(anchored(next, next, null)).toBe(next)
  })

  it('has bounds around all of it', () => {
    expect(boundsOf(DIAMOND.boxes, plainColumns(DIAMOND))).toEqual({ x: 0, y: -50, width: 492, height: 100 })
    const bent = { ...plainColumns(DIAMOND), bends: new Map([['a b', [{ x: 100, y: 80 }]]]) }
    expect(extentOf(DIAMOND, bent)).toEqual({ x: 0, y: -50, width: 492, height: 130 })
    expect(boundsOf([], plainColumns(DIAMOND))).toEqual({ x: 0, y: 0, width: 0, height: 0 })
  })
})

describe('a graph that grows', () => {
  it('keeps the order in which neighbours stand', async () => {
    const children = Array.from({ length: 10 }, (_, at) => `c${at}`)
    const before: LayoutInput = {
      boxes: [box('root', 0), ...children.map((id) => box(id, 1))],
      lines: children.map((id) => line('root', id)),
    }
    const after: LayoutInput = {
      boxes: [...before.boxes, box('x', 2), box('y', 2)],
      lines: [...before.lines, line('c6', 'x'), line('c6', 'y'), line('c2', 'y'), line('c9', 'x')],
    }
    const { layout } = await realEngine()
    const inOrder = async (input: LayoutInput): Promise<readonly string[]> => {
      const { places } = fromElk(input, await layout(toElk(input)))
      return children.toSorted((one, other) => (places.get(one)?.y ?? 0) - (places.get(other)?.y ?? 0))
    }
    expect(await inOrder(after)).toEqual(await inOrder(before))
  })
})
