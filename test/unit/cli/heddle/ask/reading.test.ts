import { describe, expect, test } from 'vitest'
import { type Candidate, meantBy, nearest } from '../../../../../cli/heddle/ask/ids/candidates.ts'
import { fixedMoments, readDepth, readFirst, readMoment, readRatio } from '../../../../../cli/heddle/ask/options.ts'
import { UsageError } from '../../../../../cli/heddle/command.ts'

const candidates: readonly Candidate[] = [
  { id: 'orders', title: 'Orders' },
  { id: 'orders/order-events', title: 'Order events' },
  { id: 'orders/order-events/orders-v1', title: null },
  { id: 'orders/order-facts', title: 'Order facts' },
  { id: 'customers/behavioral-events', title: 'Behavioural events' },
  { id: 'consumer:looker/risk.war_room', title: 'risk.war_room' },
  { id: 'job:looker/risk.war_room', title: 'risk.war_room' },
]
const idsOf = (found: readonly Candidate[]) => found.map(({ id }) => id)

describe('what was typed', () => {
  test.each([
    ['a name', 'order-events', ['orders/order-events']],
    ['a title, in whatever case', 'ORDER events', ['orders/order-events']],
    ['the beginning of a name', 'order-f', ['orders/order-facts']],
    ['the beginning of an id', 'customers/beh', ['customers/behavioral-events']],
    ['the beginning of several', 'orders/order-', ['orders/order-events', 'orders/order-facts']],
    ['the name of a job that only reads, which is its consumer', 'risk.war_room', ['consumer:looker/risk.war_room']],
    ['no name', 'order-evnts', []],
  ])('may be %s', (_, typed, meant) => {
    expect(idsOf(meantBy(typed, candidates))).toEqual(meant)
  })

  test('gets what is nearest proposed, and nothing that is far', () => {
    expect(idsOf(nearest('orders/order-evnts', candidates))[0]).toBe('orders/order-events')
    expect(idsOf(nearest('ordrs', candidates))[0]).toBe('orders')
    expect(nearest('zzzzzzzz', candidates)).toEqual([])
  })
})

describe('options', () => {
  const now = new Date('2026-03-01T12:00:00Z')

  test('take a moment as RFC 3339, as a day, and as how long ago', () => {
    expect(readMoment('from', undefined, now)).toBeNull()
    expect(readMoment('from', '2026-01-31T09:00:00+01:00', now)).toBe('2026-01-31T09:00:00+01:00')
    expect(readMoment('from', '2026-01-31', now)).toBe('2026-01-31T00:00:00Z')
    expect(readMoment('from', 'P7D', now)).toBe('2026-02-22T12:00:00.000Z')
    expect(readMoment('from', 'PT90M', now)).toBe('2026-03-01T10:30:00.000Z')
  })

  test.each(['2026-02-30', '2026-13-01', 'yesterday', '', 'P', '2026-01-31T09:00:00', 'P999999999Y'])(
    'refuse %j for a moment',
    (text) => {
      expect(() => readMoment('from', text, now)).toThrow(UsageError)
    },
  )

  test('that moved with the clock are told as what they were', () => {
    const read = { from: '2026-02-22T12:00:00.000Z', to: '2026-03-01T00:00:00Z', 'as-of': null }
    expect(fixedMoments({ from: 'P7D', to: '2026-03-01' }, read)).toBe('--from 2026-02-22T12:00:00.000Z ')
  })

  test('take numbers that the mesh takes, and say which these are', () => {
    expect([readFirst({}), readFirst({ first: '1000' }), readDepth({}), readDepth({ depth: '64' })]).toEqual([
      20,
      1000,
      null,
      64,
    ])
    for (const first of ['0', '1001', '-1', '1.5', '', 'many', '1e3'])
      expect(() => readFirst({ first })).toThrow(/--first: expected a whole number from 1 to 1,000, received/)
    expect(() => readDepth({ depth: '65' })).toThrow(UsageError)
    expect(readRatio('min-confidence', '0.5')).toBe(0.5)
    for (const ratio of ['2', '-0.1', 'sure', '', ' '])
      expect(() => readRatio('min-confidence', ratio)).toThrow(UsageError)
  })
})
