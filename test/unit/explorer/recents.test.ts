import { describe, expect, test } from 'vitest'
import { type Recent, readRecents, withRecent } from '../../../gateway/explorer/web/app/recents.ts'

const recent = (id: string, page: Recent['page'] = 'product'): Recent => ({ page, id, title: id.toUpperCase() })

describe('what was looked at lately', () => {
  test('is the newest first, each once, and no more than eight', () => {
    const nine = Array.from({ length: 9 }, (_, index) => `p${index}`)
    const kept = [...nine, 'p5'].reduce<readonly Recent[]>((all, id) => withRecent(all, recent(id)), [])
    expect(kept.map(({ id }) => id)).toEqual(['p5', 'p8', 'p7', 'p6', 'p4', 'p3', 'p2', 'p1'])
  })

  test('tells a domain from a product of the same id', () => {
    expect(withRecent([recent('orders', 'domain')], recent('orders'))).toHaveLength(2)
  })

  test('is read as far as it has the form that it is written in', () => {
    const text = JSON.stringify([recent('a'), { page: 'secret', id: 'x', title: 'X' }, null, 7, { page: 'domain' }])
    expect(readRecents(text)).toEqual([recent('a')])
    expect(readRecents('{}')).toEqual([])
    expect(readRecents('not json')).toEqual([])
    expect(readRecents(null)).toEqual([])
  })
})
