import { describe, expect, it } from 'vitest'
import { storeUnavailable } from '../../../platform/errors.ts'
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

describe('a part that is watched', () => {
  /** Looked at as often as somebody asks. */
  function watched(look: () => Promise<void> | void, patienceMs = 60_000) {
    const readiness = createReadiness(['store'], { everyMs: 0, patienceMs })
    const changes: boolean[] = []
    readiness.set('store', true)
    readiness.watch('store', { look, onChange: (works) => changes.push(works) })
    const ask = async () => {
      await readiness.refresh()
      return readiness.report().parts[0]
    }
    return { ask, changes }
  }

  it('is not ready once it fails, and ready again after two good looks, so that one lucky write does not count', async () => {
    const outcomes = ['works', 'fails', 'fails', 'works', 'fails', 'works', 'works', 'works']
    const { ask, changes } = watched(() => {
      if (outcomes.shift() === 'fails') throw storeUnavailable('catalog')
    })
    const seen: (boolean | undefined)[] = []
    for (let i = 0; i < 8; i += 1) seen.push((await ask())?.ready)
    expect(seen).toEqual([true, false, false, false, false, false, true, true])
    expect(changes).toEqual([false, true])
  })

  it('says why when the reason is made for reading, and no more than that it fails otherwise', async () => {
    const client = watched(() => Promise.reject(storeUnavailable('catalog')))
    expect((await client.ask())?.reason).toBe('the catalog store is not available right now')
    const other = watched(() => Promise.reject(new Error('/srv/data: no space')))
    expect((await other.ask())?.reason).toBe('not available')
  })

  it('is not looked at again before its time, nor twice at once', async () => {
    let looks = 0
    const readiness = createReadiness(['store'])
    readiness.watch('store', {
      look: () => {
        looks += 1
      },
    })
    for (let i = 0; i < 5; i += 1) await readiness.refresh()
    expect(looks).toBe(1)
    const slow = watched(() => {
      looks += 1
      return new Promise(() => {})
    })
    await Promise.all([slow.ask(), slow.ask(), slow.ask()])
    expect(looks).toBe(2)
  })

  it('that is slow does not hold up the answer; one that never answers is not ready', async () => {
    const busy = watched(() => new Promise(() => {}))
    expect((await busy.ask())?.ready).toBe(true)
    const hung = watched(() => new Promise(() => {}), 0)
    await hung.ask()
    expect(await hung.ask()).toEqual({ part: 'store', ready: false, reason: 'does not answer' })
  })
})
