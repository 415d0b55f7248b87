import { describe, expect, test } from 'vitest'
import type { ServiceLevelStandingFragment } from '../../../gateway/explorer/web/generated/operations.ts'
import type { ProductView } from '../../../gateway/explorer/web/pages/product/product-view.ts'
import { qualityParts } from '../../../gateway/explorer/web/pages/product/quality-parts.ts'
import { levelCounts, objectiveInWords, worstFirst } from '../../../gateway/explorer/web/pages/product/service-level.ts'
import { lasted } from '../../../gateway/explorer/web/ui/lasted.ts'

const level = (id: string, met: boolean | null): ServiceLevelStandingFragment => ({
  id,
  property: id,
  objective: null,
  target: null,
  actual: null,
  unit: null,
  met,
  since: null,
  breachPolicy: null,
})
const quality = { score: 1, coverage: 1, measuredAt: null, dimensions: null }
const port = (name: string, ...serviceLevels: ServiceLevelStandingFragment[]) => ({
  id: `d/p/${name}`,
  name,
  version: null,
  kind: null,
  format: null,
  location: null,
  description: null,
  sampleQueries: null,
  contract: null,
  quality,
  serviceLevels,
})
const view = (...ports: ReturnType<typeof port>[]): ProductView => ({
  id: 'd/p',
  name: 'p',
  title: 'P',
  status: null,
  version: null,
  owner: null,
  tags: null,
  lastKnownAt: null,
  quality,
  serviceLevels: [level('a', true)],
  ports,
})
const titles = (product: ProductView) => qualityParts(product).map(({ title }) => title)

describe('the quality of a product', () => {
  test('is said once where its one port says the same, and apart where it does not', () => {
    expect(titles(view(port('v1', level('a', true))))).toEqual(['The product, by its one port v1'])
    expect(titles(view(port('v1', level('b', true))))).toEqual(['The product', 'v1'])
    expect(titles(view(port('v1', level('a', true)), port('v2')))).toEqual(['The product', 'v1', 'v2'])
    expect(titles({ ...view(port('v1', level('a', true))), quality: { ...quality, score: 0.5 } })).toHaveLength(2)
  })

  test('has service levels that are missed before those that are not known, and what is met last', () => {
    const levels = [level('a', true), level('b', null), level('c', false), level('d', true)]
    expect(worstFirst(levels).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd'])
  })

  test('counts a level that product and port tell once', () => {
    expect(levelCounts(view(port('v1', level('a', true), level('b', null))))).toEqual({ met: 1, missed: 0, unknown: 1 })
  })
})

describe('what is promised, and for how long it holds', () => {
  test('is told in words where it is a duration, else as it was declared', () => {
    expect(['PT30S', 'P14D', 'PT8H', 'P1DT12H', 'P1M', 'PT1M'].map(objectiveInWords)).toEqual([
      '30 seconds',
      '14 days',
      '8 hours',
      '1 day 12 hours',
      '1 month',
      '1 minute',
    ])
    expect(objectiveInWords('99 % within PT30S, p95 over P14D')).toBe('99 % within 30 seconds, p95 over 14 days')
    expect(['99.95 %', '+/- 5% daily', 'P', 'PT', 'P1.5D'].map(objectiveInWords)).toEqual([
      '99.95 %',
      '+/- 5% daily',
      'P',
      'PT',
      'P1.5D',
    ])
  })

  test('is for so long, in the largest unit that it fills', () => {
    const now = Date.parse('2026-01-28T12:00:00Z')
    expect([lasted(new Date('2026-01-01T00:00:00Z'), now), lasted(new Date(now + 5_000), now)]).toEqual([
      'for 27 days',
      'for 0 seconds',
    ])
  })
})
