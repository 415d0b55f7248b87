import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTicker } from '../../../../cli/heddle/terminal/ticker.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function ticking(columns?: number) {
  let text = ''
  const err = (more: string) => {
    text += more
  }
  return { ticker: createTicker({ err, columns }), text: () => text }
}

describe('progress in a log', () => {
  test('is a line a phase, and one in ten seconds', () => {
    const { ticker, text } = ticking()
    ticker.tick('reading', 1_000, null)
    vi.advanceTimersByTime(9_000)
    ticker.tick('reading', 2_000, null)
    vi.advanceTimersByTime(3_000)
    ticker.tick('reading', 3_000, null)
    ticker.tick('copying', 10, 3_000)
    vi.advanceTimersByTime(11_000)
    ticker.tick('copying', 1_999, 3_000)
    ticker.tick('copying', 3_000, 3_000)
    ticker.end()
    ticker.end()
    expect(text()).toBe(
      'reading: 3,000\nreading: 3,000 in 12.0 s\ncopying: 1,999 of 3,000, 66 %\ncopying: 3,000 in 11.0 s\n',
    )
  })
})

describe('progress on a terminal', () => {
  test('changes in place, never wraps, and leaves a line a phase', () => {
    const { ticker, text } = ticking(20)
    ticker.tick('copying', 10, 1_000)
    ticker.tick('copying', 11, 1_000)
    vi.advanceTimersByTime(150)
    ticker.tick('copying', 500, 1_000)
    ticker.end()
    const clear = '\r\u001b[K'
    expect(text()).toBe(`${clear}copying: 10 of 1,00${clear}copying: 500 of 1,0${clear}copying: 500 in 0.1 s\n`)
  })
})
