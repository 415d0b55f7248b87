import { describe, expect, it } from 'vitest'
import { createReadiness } from '../../../platform/readiness.ts'

describe('readiness', () => {
  it('starts out not ready, because nothing has said that it works', () => {
    expect(createReadiness(['store']).report()).toEqual({
      ready: false,
      parts: [{ part: 'store', ready: false, reason: 'starting' }],
    })
  })

  it('is ready when every part is, and can be taken back with a reason', () => {
    const readiness = createReadiness(['store', 'supergraph'])
    readiness.set('store', true)
    expect(readiness.report().ready).toBe(false)
    readiness.set('supergraph', true)
    expect(readiness.report().ready).toBe(true)
    readiness.set('store', false, 'connection refused')
    expect(readiness.report()).toMatchObject({
      ready: false,
      parts: [{ reason: 'connection refused' }, { ready: true }],
    })
  })

  it('gives a reason even where none was given', () => {
    const readiness = createReadiness(['store'])
    readiness.set('store', false)
    expect(readiness.report().parts[0]?.reason).toBe('not available')
  })

  it('is ready when there is nothing to wait for', () => {
    expect(createReadiness([]).report()).toEqual({ ready: true, parts: [] })
  })
})
