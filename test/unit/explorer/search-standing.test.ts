import { describe, expect, it } from 'vitest'
import { readUrlState, writeUrlState } from '../../../gateway/explorer/web/app/url-state.ts'
import { readSearchState } from '../../../gateway/explorer/web/pages/search/search-state.ts'
import { standingsOf } from '../../../gateway/explorer/web/pages/search/standing.ts'

const nothing = { quality: null, serviceLevels: null, consumers: null }
const texts = (known: Partial<Parameters<typeof standingsOf>[0]>) =>
  standingsOf({ ...nothing, ...known }).map(({ text, tone }) => `${text} (${tone})`)

describe('how a product stands, on its card', () => {
  it('says what is not known, and takes it for neither good nor nothing', () => {
    expect(texts({})).toEqual(['not measured (plain)', 'not known (plain)', 'not known (plain)'])
    const quality = { score: null, coverage: 0, measuredAt: null }
    const serviceLevels = { total: 2, met: 0, missed: 0, unknown: 2 }
    expect(texts({ quality, serviceLevels, consumers: 0 })).toEqual([
      'not measured (plain)',
      '? 0 of 2 met, 2 not measured (plain)',
      'nobody yet (plain)',
    ])
  })

  it('counts by what is met, and says in words what is missed, low or not measured', () => {
    const quality = { score: 0.62, coverage: 0.5, measuredAt: '2026-01-01T00:00:00Z' }
    const serviceLevels = { total: 5, met: 3, missed: 1, unknown: 1 }
    expect(texts({ quality, serviceLevels, consumers: 1 })).toEqual([
      '! 62%, below 95% (warn)',
      '✕ 3 of 5 met, 1 missed, 1 not measured (bad)',
      '1 consumer (plain)',
    ])
    expect(texts({ quality: { ...quality, score: 0.993 } })[0]).toBe('✓ 99.3% (good)')
  })
})

describe('the order of hits in a URL', () => {
  it('is left out where it is the best first, and is that where it is unknown', () => {
    const read = (query: string) => writeUrlState(readSearchState(readUrlState(query)))
    expect(read('?q=order&sort=CONSUMERS')).toBe('?q=order&sort=CONSUMERS')
    expect(read('?q=order&sort=nonsense')).toBe('?q=order')
    expect(readSearchState({}).sort).toBe('')
  })
})
