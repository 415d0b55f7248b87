import { describe, expect, test } from 'vitest'
import { diffCommand } from '../../../../cli/heddle/ask/diff.ts'
import { wholeRelease } from '../../../../cli/heddle/check/accepted-releases.ts'
import { Failure, UsageError } from '../../../../cli/heddle/command.ts'
import { type GraphAnswer, gateway } from './gateway.ts'
import { recordingTerminal } from './terminal.ts'

const [A, B, C] = ['aa11', 'aa22', 'bb33'].map((digits) => digits.padEnd(64, '0')) as [string, string, string]

describe('a release', () => {
  test('is called by as many digits as tell it from the others', () => {
    const known = [{ id: A }, { id: B }, { id: A }, { id: C }]
    expect(wholeRelease('aa1', known, 'orders')).toBe(A)
    expect(wholeRelease(B, known, 'orders')).toBe(B)
  })

  test('is refused when its digits begin several, or none: with those that there are', () => {
    const known = [{ id: A }, { id: B }]
    const failure = (typed: string, of = known): Failure => {
      try {
        wholeRelease(typed, of, 'orders')
      } catch (error) {
        if (error instanceof Failure) return error
      }
      throw new Error('it was not refused')
    }
    expect(failure('aa')).toMatchObject({ code: 'AMBIGUOUS', problems: [A, B] })
    expect(failure('ff')).toMatchObject({
      code: 'NOT_FOUND',
      message: 'no release of orders is called "ff"',
      problems: [A, B],
    })
    expect(failure('ff', [])).toMatchObject({ problems: [], advice: 'None has been accepted yet.' })
  })
})

describe('diff of two releases', () => {
  const diff = async (answers: Parameters<typeof gateway>[0], id: string, options: Record<string, string>) => {
    const mesh = await gateway(answers)
    const { terminal } = recordingTerminal({ HEDDLE_URL: mesh.url, XDG_CONFIG_HOME: '/nowhere' })
    const call = { options: { level: 'port', first: '20', ...options }, positionals: [id], json: false }
    try {
      return await diffCommand().run(call as never, terminal)
    } finally {
      await mesh.close()
    }
  }

  test.each([
    ['from-release', ''],
    ['to-release', ''],
    ['from-release', 'not a release'],
  ])('takes no --%s %j: that is no release', async (option, typed) => {
    await expect(diff({}, 'orders', { [option]: typed })).rejects.toThrow(UsageError)
  })

  test('says that there is no such product, whether or not the domain is there to be asked', async () => {
    const edges = [A, B].map((id) => ({
      node: { id, publishedAt: '2026-01-01T00:00:00Z', by: 'admin', rollback: false, current: false, productCount: 1 },
    }))
    const answers = (isThere: GraphAnswer) => ({
      AcceptedReleases: () => ({ data: { domain: { availability: 'LIVE', releases: { edges } } } }),
      ReleaseDiff: () => ({ data: { domain: { releaseDiff: { from: A, to: B, unchanged: 1, products: [] } } } }),
      IsThere: () => isThere,
      WhatIsMeant: () => ({ data: { domains: [], search: { edges: [] }, consumers: { edges: [] } } }),
    })
    const nothing: GraphAnswer = { data: { product: null } }
    const downAndUnknown: GraphAnswer = {
      data: { product: { catalogEntry: null, versions: { totalCount: 0 } } },
      errors: [{ message: 'down', path: ['product', 'name'], extensions: { code: 'DOMAIN_UNAVAILABLE' } }],
    }
    for (const answer of [nothing, downAndUnknown])
      await expect(diff(answers(answer), 'orders/no-such', { 'from-release': 'previous' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    const known: GraphAnswer = { data: { product: { catalogEntry: null, versions: { totalCount: 3 } } } }
    const { text } = await diff(answers(known), 'orders/old', { 'from-release': 'previous' })
    expect(text).toContain('orders/old: nothing differs')
  })
})
