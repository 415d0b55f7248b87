import { describe, expect, test } from 'vitest'
import { besidesDomainDown, besidesFields, problemsAt } from '../../../gateway/explorer/web/api/problem-list.ts'
import { isolated, unlessAll } from '../../../gateway/explorer/web/ui/words.ts'

describe('how many of them are shown', () => {
  test('is said when there are more', () => {
    expect(unlessAll({ totalCount: 3, edges: [1, 2] }, 'first')).toBe('; the first 2 of them')
    expect(unlessAll({ totalCount: 3, edges: [] }, 'newest')).toBe('; the newest 0 of them')
  })

  test('goes without saying when they are all there', () => {
    expect(unlessAll({ totalCount: 2, edges: [1, 2] }, 'first')).toBe('')
    expect(unlessAll({ totalCount: 0, edges: [] }, 'first')).toBe('')
  })
})

describe('a name within a text', () => {
  test('is kept apart when it turns the direction, and otherwise stays as it is', () => {
    expect(isolated('Order events, Größe 42 🧵')).toBe('Order events, Größe 42 🧵')
    for (const name of ['طلبات 2024', 'הזמנות', 'abc \u202e def', '𐤀𐤁'])
      expect(isolated(name)).toBe(`\u2068${name}\u2069`)
  })
})

describe('the problems of an answer', () => {
  const problem = (code: string) => ({ code, message: code, details: {} })

  test('are those that are not said by what is shown instead of a domain’s own word', () => {
    const problems = [problem('DOMAIN_UNAVAILABLE'), problem('STORE_UNAVAILABLE'), problem('DOMAIN_UNAVAILABLE')]
    expect(besidesDomainDown(problems)).toEqual([problem('STORE_UNAVAILABLE')])
  })

  test('are none while there is no answer', () => {
    expect(besidesDomainDown(undefined)).toEqual([])
  })

  test('of a field are those at it and below it, and are told there alone', () => {
    const at = (...path: (string | number)[]) => ({ ...problem('X'), path })
    const problems = [at('product', 'upstream'), at('product', 'upstreamer'), at('product', 'upstream', 'edges', 0)]
    expect(problemsAt(problems, 'product.upstream')).toEqual([problems[0], problems[2]])
    expect(besidesFields([...problems, problem('Y')], ['product.upstream'])).toEqual([problems[1], problem('Y')])
  })

  test('of a field of a list are those of whichever of it', () => {
    const at = (...path: (string | number)[]) => ({ ...problem('X'), path })
    const problems = [at('domains', 3, 'products'), at('domains', 4), at('domains', 5, 'owner'), problem('Y')]
    expect(problemsAt(problems, 'domains.*.products')).toEqual([problems[0]])
    expect(problemsAt(problems, 'domains.3.products')).toEqual([problems[0]])
    expect(problemsAt(problems, 'domains.4.products')).toEqual([])
  })
})
