import { describe, expect, test } from 'vitest'
import { stepOf } from '../../../gateway/explorer/web/pages/search/hit-keys.ts'

describe('the keys in a list of hits', () => {
  test('lead from hit to hit, from the first back to the box, and stay at the last', () => {
    expect([stepOf('ArrowDown', 0, 3), stepOf('ArrowDown', 2, 3)]).toEqual([1, 2])
    expect([stepOf('ArrowUp', 2, 3), stepOf('ArrowUp', 0, 3)]).toEqual([1, 'box'])
  })

  test('are Esc and the two arrows alone: all others are the page’s', () => {
    expect(['Escape', 'Enter', 'Tab', 'PageDown', '/'].map((key) => stepOf(key, 1, 3))).toEqual([
      'box',
      null,
      null,
      null,
      null,
    ])
  })
})
