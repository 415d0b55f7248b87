import { describe, expect, test } from 'vitest'
import { EMPTY_LAYOUT } from '../../../../gateway/explorer/web/graph/layout.ts'
import { drawingOf } from '../../../../gateway/explorer/web/pages/lineage/drawn-picture.ts'

type Parts = Parameters<typeof drawingOf>[0]
type Line = Parts['display']['lines'] extends ReadonlyMap<string, infer One> ? One : never

const colours = {
  ...{ ground: 'ground', surface: 'surface', line: 'line', ink: 'ink', muted: 'muted', accent: 'accent' },
  ...{ good: 'good', warn: 'warn', bad: 'bad' },
}
const line = (id: string, method: string, change: Line['change']) =>
  [id, { id, change, claims: [{ method }] } as unknown as Line] as const

function pictureOf(...lines: (readonly [string, Line])[]) {
  const display = { cards: new Map(), lines: new Map(lines) } as unknown as Parts['display']
  const laidOut = { input: { boxes: [], lines: [] }, layout: EMPTY_LAYOUT }
  return drawingOf({ display, laidOut, overlay: '', name: 'x', details: new Map(), colours })
}

describe('the picture of a lineage', () => {
  test('tells what its lines mean, and nothing of lines that are not in it', () => {
    const { legend } = pictureOf(line('a', 'DECLARED', null), line('b', 'OBSERVED', null))
    expect(legend.map(({ words }) => words)).toEqual(['observed, not declared', 'declared, not observed'])
  })

  test('sets apart what came, went and became another, as its legend tells', () => {
    const { legend, lookOf } = pictureOf(
      line('came', 'OBSERVED', 'ADDED'),
      line('went', 'OBSERVED', 'REMOVED'),
      line('other', 'OBSERVED', 'CHANGED'),
    )
    expect(legend.map(({ words, look }) => [words, look.colour, look.isDashed])).toEqual([
      ['observed, not declared', 'good', false],
      ['added since', 'good', false],
      ['removed since', 'bad', true],
      ['changed since', 'warn', true],
    ])
    expect(['came', 'went', 'other'].map((id) => lookOf(id).colour)).toEqual(['good', 'bad', 'warn'])
  })
})
