import fc from 'fast-check'
import { GraphQLError, type GraphQLScalarType, parseValue } from 'graphql'
import { describe, expect, it } from 'vitest'
import { DateTime, Duration, JSONValue } from '../../../platform/scalars.ts'
import { isDateTime, isDuration } from '../../../platform/time-forms.ts'

const literal = (scalar: GraphQLScalarType, text: string) => scalar.parseLiteral(parseValue(text))

describe('DateTime', () => {
  it('takes every moment that JavaScript prints', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
        (date) => {
          expect(DateTime.parseValue(date.toISOString())).toBe(date.toISOString())
          expect(DateTime.serialize(date)).toBe(date.toISOString())
        },
      ),
    )
  })

  it('takes only what Date can read, so that nothing behind it computes with NaN', () => {
    const digits = fc.constantFrom(...'0123456789')
    const almost = fc
      .tuple(
        ...Array.from({ length: 14 }, () => digits),
        fc.constantFrom('Z', 'z', '+02:00', '-23:59', '+24:00', '', 'X'),
      )
      .map(
        ([a, b, c, d, e, f, g, h, i, j, k, l, m, n, zone]) =>
          `${a}${b}${c}${d}-${e}${f}-${g}${h}T${i}${j}:${k}${l}:${m}${n}${zone}`,
      )
    fc.assert(
      fc.property(almost, (text) => {
        if (isDateTime(text)) expect(Date.parse(text)).not.toBeNaN()
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    '2026-01-31T09:00:00Z',
    '2026-01-31t09:00:00.123456789z',
    '2024-02-29T23:59:59+05:30',
    '2026-01-31T09:00:00-00:00',
  ])('takes %s as it came', (text) => {
    expect(DateTime.parseValue(text)).toBe(text)
    expect(literal(DateTime, `"${text}"`)).toBe(text)
    expect(DateTime.serialize(text)).toBe(text)
  })

  it.each([
    '2026-02-30T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-31',
    '2026-01-31T09:00:00',
    '2026-01-31 09:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T09:00:60Z',
    '2026-01-31T09:00:00+0200',
    '2026-01-31T09:00Z',
    '+002026-01-31T09:00:00Z',
    '0000-01-01T00:00:00+23:59',
    '9999-12-31T23:59:59-23:59',
    'yesterday',
    '',
    ' 2026-01-31T09:00:00Z',
    '2026-01-31T09:00:00Z\n',
    1_769_850_000,
    null,
    {},
    true,
  ])('refuses %j as BAD_USER_INPUT with what was expected and what came', (value) => {
    expect(isDateTime(value)).toBe(false)
    expect(refusal(() => DateTime.parseValue(value))).toMatchObject({
      message: expect.stringContaining('expected an RFC 3339 date-time'),
      extensions: { code: 'BAD_USER_INPUT', expected: expect.any(String), received: JSON.stringify(value) },
    })
  })

  it('refuses literals that are no text', () => {
    for (const text of ['2026', 'null', 'TODAY', '["2026-01-31T09:00:00Z"]']) {
      expect(refusal(() => literal(DateTime, text)).extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  it('does not blame the client for what a resolver answers', () => {
    for (const value of ['yesterday', 12, new Date(Number.NaN)]) {
      expect(() => DateTime.serialize(value)).toThrow(Error)
      expect(() => DateTime.serialize(value)).not.toThrow(GraphQLError)
    }
  })
})

describe('Duration', () => {
  const part = fc.option(fc.nat(9_999), { nil: undefined })

  it('takes any choice of components, in order', () => {
    fc.assert(
      fc.property(part, part, part, part, part, part, (y, mo, d, h, mi, s) => {
        const named = (count: number | undefined, unit: string) => (count === undefined ? '' : `${count}${unit}`)
        const date = named(y, 'Y') + named(mo, 'M') + named(d, 'D')
        const time = named(h, 'H') + named(mi, 'M') + named(s, 'S')
        const text = `P${date}${time === '' ? '' : `T${time}`}`
        expect(isDuration(text)).toBe(text !== 'P')
      }),
    )
  })

  it('takes a fraction on the last component alone', () => {
    for (const text of ['PT1.5H', 'PT0.5M', 'P0.5D', 'PT59.999S', 'P1DT0.25H', 'P1.5W'])
      expect(isDuration(text)).toBe(true)
    for (const text of ['P1.5DT2H', 'PT1.5H30M', 'PT1.S', 'PT.5S', 'P1.5', 'P.5D']) expect(isDuration(text)).toBe(false)
  })

  it.each([
    'P',
    'PT',
    'P1DT',
    'PT5',
    '1D',
    'P-1D',
    '-P1D',
    'PT1S1M',
    'P1M1Y',
    'P1H',
    'PT1D',
    'P1W2D',
    'p1d',
    ' P1D',
    'P1D ',
    '',
    60,
    null,
  ])('refuses %j', (value) => {
    expect(isDuration(value)).toBe(false)
    expect(refusal(() => Duration.parseValue(value)).extensions.code).toBe('BAD_USER_INPUT')
  })

  it('reads hostile texts in linear time', () => {
    expect(isDuration(`P${'1'.repeat(1_000_000)}`)).toBe(false)
    expect(isDuration(`PT${'1.1'.repeat(500_000)}S`)).toBe(false)
  })
})

describe('JSON', () => {
  it('carries any JSON value unchanged, from variables and from literals', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSONValue.parseValue(value)).toBe(value)
        expect(JSONValue.serialize(value)).toBe(value)
      }),
    )
    expect(literal(JSONValue, '{a: [1, "b", null, true, 1.5]}')).toEqual({ a: [1, 'b', null, true, 1.5] })
  })
})

function refusal(attempt: () => unknown): GraphQLError {
  try {
    attempt()
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
  throw new Error('expected a GraphQLError, nothing was thrown')
}
