import { describe, expect, it } from 'vitest'
import { toMarkdown } from '../../../bench/measure/report.ts'
import { isMet, shown } from '../../../bench/measure/result.ts'
import { interleave } from '../../../bench/measure/rounds.ts'
import { pairedRatio, percentile, summarise } from '../../../bench/measure/statistics.ts'

describe('statistics', () => {
  it('interpolate between neighbours and need no order', () => {
    expect(percentile([40, 10, 30, 20], 50)).toBe(25)
    expect(percentile([1, 2, 3, 4, 5], 95)).toBeCloseTo(4.8)
    expect(summarise([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3, count: 3 })
  })

  it('compare round by round, so that one slow round does not count', () => {
    expect(pairedRatio([20, 200, 22], [10, 100, 11])).toBe(2)
  })

  it('refuse to summarise nothing', () => {
    expect(() => summarise([])).toThrow('expected at least one value')
  })
})

describe('rounds', () => {
  it('take each variant once a round, every second round backwards', async () => {
    const order: string[] = []
    const sample = (name: string) => async (round: number) => {
      order.push(`${name}${round}`)
      return order.length
    }
    const samples = await interleave(2, { a: sample('a'), b: sample('b') })
    expect(order).toEqual(['a0', 'b0', 'b1', 'a1'])
    expect(samples).toEqual({ a: [1, 4], b: [2, 3] })
  })
})

describe('a report', () => {
  const target = { what: 'speed', measured: 1.96, bound: 'at least', limit: 2 } as const

  it('says what was missed, and the machine it was measured on', () => {
    const result = { title: 'A bench', method: ['how'], targets: [target], tables: [] }
    const machine = {
      cpu: 'a cpu',
      cores: 2,
      memoryGiB: 8,
      system: 'Linux 6',
      node: 'v20',
      loadBefore: 0.1,
      date: '2026-01-31T00:00Z',
      commit: 'abc',
    }
    const page = toMarkdown('a', result, machine)
    expect(page).toContain('| speed | 1.96× | at least 2× | **missed** |')
    expect(page).toContain('a cpu, 2 cores')
  })

  it('meets a target at its limit', () => {
    expect(isMet({ ...target, measured: 2 })).toBe(true)
    expect(isMet({ ...target, bound: 'at most' })).toBe(true)
  })

  it('shows numbers with the digits that mean something', () => {
    expect([shown(1234), shown(123.4), shown(12.34), shown(1.234)]).toEqual(['1,234', '123', '12.3', '1.23'])
  })
})
