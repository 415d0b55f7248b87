import { describe, expect, it } from 'vitest'
import { type DrawnLook, shortened, svgOf } from '../../../../gateway/explorer/web/graph/drawing.ts'
import type { LayoutInput } from '../../../../gateway/explorer/web/graph/layout.ts'
import { pathThrough } from '../../../../gateway/explorer/web/graph/line-path.ts'
import { neighbourOf } from '../../../../gateway/explorer/web/graph/neighbours.ts'
import { plainColumns } from '../../../../gateway/explorer/web/graph/plain-columns.ts'
import { waysThrough } from '../../../../gateway/explorer/web/graph/reach.ts'

const box = (id: string, layer: number) => ({ id, layer, height: 40, width: 100 })
const line = (from: string, to: string) => ({ id: `${from} ${to}`, from, to, fromOffset: null, toOffset: null })

//   x ─→ a ─┬→ b ─→ d
//           ├→ c
//           └→ e
const TREE: LayoutInput = {
  boxes: [box('x', -1), box('a', 0), box('b', 1), box('c', 1), box('e', 1), box('d', 2)],
  lines: [line('x', 'a'), line('a', 'b'), line('a', 'c'), line('a', 'e'), line('b', 'd'), line('a', 'a')],
}
const LAYOUT = plainColumns(TREE)
const from = (id: string, way: 'left' | 'right' | 'up' | 'down') => neighbourOf(id, way, TREE, LAYOUT)

describe('an arrow key', () => {
  it('leads along a line to the end that is nearest in height, never to where it started', () => {
    expect(from('a', 'right')).toBe('c')
    expect(from('b', 'left')).toBe('a')
    expect(from('a', 'left')).toBe('x')
  })

  it('leads up and down in the column, joined or not', () => {
    expect([from('b', 'down'), from('c', 'down'), from('e', 'down')]).toEqual(['c', 'e', null])
    expect([from('e', 'up'), from('b', 'up')]).toEqual(['c', null])
  })

  it('leads nowhere where there is nothing', () => {
    expect([from('d', 'right'), from('x', 'left'), from('nobody', 'left')]).toEqual([null, null, null])
  })
})

describe('the ways through something', () => {
  it('are what leads to it and what it leads to, not what lies beside them', () => {
    const { ends, links } = waysThrough('b', TREE.lines)
    expect([...ends].toSorted()).toEqual(['a', 'b', 'd', 'x'])
    expect([...links].toSorted()).toEqual(['a a', 'a b', 'b d', 'x a'])
  })

  it('end, in a cycle too', () => {
    const { ends } = waysThrough('p', [line('p', 'q'), line('q', 'p')])
    expect([...ends].toSorted()).toEqual(['p', 'q'])
  })
})

describe('a line', () => {
  it('is a curve to the right, and goes straight round the corners of a way back', () => {
    const [a, b, c] = [
      { x: 0, y: 0 },
      { x: 100, y: 50 },
      { x: 20, y: 90 },
    ]
    expect(pathThrough([a, b])).toBe('M0,0 C50,0 50,50 100,50')
    expect(pathThrough([a, b, c])).toBe('M0,0 C50,0 50,50 100,50 L20,90')
    expect(pathThrough([])).toBe('')
  })
})

describe('a drawing', () => {
  const colours = { ground: '#fff', surface: '#fff', line: '#ccc', ink: '#000', muted: '#666', accent: '#f00' }
  const LOOK: DrawnLook = { end: 'open', colour: '#666', width: 1, isDashed: false }
  const drawing = (name: string) =>
    svgOf({
      ...{ input: TREE, layout: LAYOUT, colours, title: name },
      textOf: (id) => ({ lines: [{ text: id === 'a' ? name : id, y: 20, isStrong: true }], isMarked: id === 'a' }),
      lookOf: () => LOOK,
      legend: [{ words: 'entered <by hand>', look: LOOK }],
    })

  it('has every box and every line, with names that hold markup as text', () => {
    const svg = drawing('<a & "b">\u0000')
    expect(svg.match(/<rect/g)).toHaveLength(TREE.boxes.length + 1)
    expect(svg.match(/fill="none"/g)).toHaveLength(TREE.lines.length + 1)
    expect(svg).toContain('<title>&lt;a &amp; &quot;b&quot;&gt;</title>')
    expect(svg).not.toContain('\u0000')
    expect(svg).toContain('>entered &lt;by hand&gt;</text>')
  })

  it('cuts long names in their middle, by letters and not by half ones', () => {
    expect(shortened('enriched-transactions-historical-v1', 11)).toBe('enric…al-v1')
    expect(shortened('👍'.repeat(8), 5)).toBe('👍👍…👍👍')
    expect(shortened('short', 11)).toBe('short')
  })
})
