import { describe, expect, it } from 'vitest'
import { firstView, READABLE } from '../../../../gateway/explorer/web/graph/first-view.ts'

const WINDOW = { width: 800, height: 500 }

describe('what of a graph is shown first', () => {
  it('is as wide as can be read, around where it begins', () => {
    const whole = { x: 0, y: 0, width: 1_200, height: 4_000 }
    const view = firstView(WINDOW, whole, { x: 480, y: 2_000, width: 240, height: 60 })
    expect(view.zoom).toBeCloseTo(800 / 1_200)
    expect(view.x).toBe(600)
    expect(view.y).toBe(2_030)
  })

  it('has no ground beyond the graph', () => {
    const whole = { x: 0, y: 0, width: 5_000, height: 4_000 }
    const corner = firstView(WINDOW, whole, { x: 0, y: 3_940, width: 240, height: 60 })
    expect(corner).toEqual({ zoom: READABLE, x: 400 / READABLE, y: 4_000 - 250 / READABLE })
  })

  it('is the beginning of what is taller than the window', () => {
    const whole = { x: 0, y: -100, width: 700, height: 6_000 }
    const view = firstView(WINDOW, whole, { x: 0, y: 1_000, width: 240, height: 3_000 })
    expect(view).toEqual({ zoom: 0.8, x: 350, y: 1_000 + 250 / 0.8 })
  })
})
