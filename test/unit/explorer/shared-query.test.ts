import { describe, expect, test } from 'vitest'
import { linkTo, sharedIn } from '../../../gateway/explorer/web/pages/query/shared-query.ts'
import { storageWithoutHeaders } from '../../../gateway/explorer/web/pages/query/storage-without-headers.ts'

describe('the link to a query', () => {
  test('brings back the query and its variables as they were typed, in the part that no server sees', () => {
    const shared = { query: '{ impact(of: "a/b#c&d=ü+1") { total } }', variables: '{ "a": "100%" }' }
    const link = new URL(linkTo(shared, 'http://mesh:4000'))
    expect([link.pathname, link.search]).toEqual(['/query', ''])
    expect(sharedIn(link.hash)).toEqual(shared)
  })

  test('of no variables has none, and one without a query shares nothing', () => {
    expect(linkTo({ query: '{a}', variables: ' \n' }, 'http://mesh')).not.toContain('variables')
    expect(sharedIn('')).toBeNull()
    expect(sharedIn('#query=+')).toBeNull()
    expect(sharedIn('#variables={}')).toBeNull()
  })
})

describe('what the editor keeps', () => {
  test('has no headers in its history, and is otherwise what it was', () => {
    const kept = new Map<string, string>()
    const storage = storageWithoutHeaders({
      length: 0,
      key: () => null,
      clear: () => kept.clear(),
      getItem: (key) => kept.get(key) ?? null,
      removeItem: (key) => kept.delete(key),
      setItem: (key, value) => kept.set(key, value),
    })
    const asked = { query: '{ headers }', variables: '{}', headers: '{"authorization":"Bearer secret"}' }
    storage.setItem('graphiql:queries', JSON.stringify({ queries: [asked] }))
    storage.setItem('graphiql:favorites', JSON.stringify({ favorites: [asked] }))
    storage.setItem('graphiql:theme', 'dark')
    expect([...kept.values()].join()).not.toContain('secret')
    expect(JSON.parse(storage.getItem('graphiql:queries') ?? '')).toEqual({
      queries: [{ query: '{ headers }', variables: '{}' }],
    })
    expect(storage.getItem('graphiql:theme')).toBe('dark')
  })
})
