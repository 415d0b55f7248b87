import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import { ClientError } from '../../../platform/errors.ts'
import { pageSize } from '../../../platform/page.ts'

const position = z.strictObject({ at: z.int(), id: z.string() })

const refusal = (attempt: () => unknown): ClientError => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof ClientError) return error
    throw error
  }
  throw new Error('expected a ClientError, nothing was thrown')
}

describe('cursors', () => {
  it('come back as they went out, safe in a URL', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string({ unit: 'grapheme' }), (at, id) => {
        const cursor = encodeCursor({ at, id })
        expect(cursor).toMatch(/^[\w-]+$/)
        expect(decodeCursor(position, 'after', cursor)).toEqual({ at, id })
      }),
    )
  })

  it('that are anything else are BAD_USER_INPUT naming the argument, never a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(refusal(() => decodeCursor(position, 'after', text))).toMatchObject({
          code: 'BAD_USER_INPUT',
          httpStatus: 400,
          details: { argument: 'after', expected: 'a cursor of an earlier page' },
        })
      }),
    )
  })

  it.each([
    ['another shape', encodeCursor({ at: '1', id: 'x' })],
    ['more than it should carry', encodeCursor({ at: 1, id: 'x', admin: true })],
    ['cut short', encodeCursor({ at: 1, id: 'orders/order-events' }).slice(0, -6)],
    ['no JSON', Buffer.from('{at:1}').toString('base64url')],
    ['nothing', ''],
  ])('of %s are refused', (_what, cursor) => {
    expect(refusal(() => decodeCursor(position, 'before', cursor)).details.argument).toBe('before')
  })

  it('shows a long one cut short', () => {
    const { details, message } = refusal(() => decodeCursor(position, 'after', 'x'.repeat(10_000)))
    expect(String(details.received).length).toBeLessThan(300)
    expect(message).toContain('(10002 characters)')
  })
})

describe('page sizes', () => {
  const limits = { fallback: 20, max: 1_000 }

  it('fall back when none is asked for', () => {
    expect(pageSize(undefined, limits)).toBe(20)
    expect(pageSize(null, limits)).toBe(20)
  })

  it('reach from 1 to the maximum', () => {
    expect([1, 2, 1_000].map((first) => pageSize(first, limits))).toEqual([1, 2, 1_000])
  })

  it.each([0, -1, 1_001, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuse %s, naming the argument and the range',
    (first) => {
      expect(refusal(() => pageSize(first, limits, 'last'))).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(/^last: expected a whole number from 1 to 1000, received /),
      })
    },
  )
})
