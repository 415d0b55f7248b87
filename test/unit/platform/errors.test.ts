import { describe, expect, it } from 'vitest'
import * as errors from '../../../platform/errors.ts'

describe('errors a client may read', () => {
  it.each([
    [errors.invalidInput({ argument: 'id', expected: 'an id', received: 7 }), 'BAD_USER_INPUT', 400],
    [errors.notFound('the product', 'orders/x'), 'NOT_FOUND', 404],
    [errors.conflict('later'), 'CONFLICT', 409],
    [errors.unauthenticated(), 'UNAUTHENTICATED', 401],
    [errors.forbidden('not yours'), 'FORBIDDEN', 403],
    [errors.budgetExceeded('too dear'), 'BUDGET_EXCEEDED', 503],
    [errors.domainUnavailable('orders'), 'DOMAIN_UNAVAILABLE', 503],
    [errors.cursorExpired(), 'CURSOR_EXPIRED', 410],
    [errors.storeUnavailable('lineage'), 'STORE_UNAVAILABLE', 503],
    [errors.clientError('OWN', 'of its own'), 'OWN', 400],
  ])('%s', (error, code, httpStatus) => {
    expect(error).toBeInstanceOf(errors.ClientError)
    expect(error).toMatchObject({ code, httpStatus })
  })

  it('keep the cause of an unavailable store for the log, out of what the client reads', () => {
    const error = errors.storeUnavailable('lineage', new Error('bolt://10.0.0.7 refused'))
    expect(error.cause).toBeInstanceOf(Error)
    expect(JSON.stringify([error.message, error.details])).not.toContain('10.0.0.7')
  })
})

describe('describe', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['a "b"', '"a \\"b\\""'],
    [12n, '12'],
    [Number.NaN, 'null'],
    [{ a: [1] }, '{"a":[1]}'],
    [() => 1, '() => 1'],
  ] as const)('shows %s', (value, shown) => {
    expect(errors.describe(value)).toBe(shown)
  })

  it('shows what JSON cannot, instead of failing in the middle of a refusal', () => {
    const circular: Record<string, unknown> = {}
    circular.self = circular
    expect(errors.describe(circular)).toEqual(expect.any(String))
    expect(errors.describe({ big: 1n })).toEqual(expect.any(String))
    const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) as unknown
    expect(errors.describe(deep)).toBe('a list without a JSON form')
  })

  it('cuts what is long and says how long it was', () => {
    expect(errors.describe('x'.repeat(1_000))).toMatch(/^"x{199}… \(1002 characters\)$/)
  })
})
