import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { domainOf } from '../../../schema/ids.ts'
import { domainSdl } from '../../../schema/sdl.ts'
import { previewOf, routerOver } from './support.ts'

const DOMAINS = ['a', 'b', 'c']
const QUERY = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on DataProduct { id title } } }'
const ids = fc.array(
  fc
    .tuple(fc.constantFrom(...DOMAINS, 'new', 'nobody'), fc.constantFrom('x', 'y', 'z'))
    .map(([domain, name]) => `${domain}/${name}`),
  { maxLength: 30 },
)
const scope = (preview?: ReturnType<typeof previewOf>) => ({ requestId: 'test', preview })
const asked = (wanted: readonly string[]) => ({ r: wanted.map((id) => ({ __typename: 'DataProduct', id })) })

const router = routerOver(Object.fromEntries(DOMAINS.map((domain) => [domain, {}])))

describe('the shard router with a preview', () => {
  test('answers the previewed domain from its working copy, all else live, whatever came in between', async () => {
    await fc.assert(
      fc.asyncProperty(ids, fc.constantFrom(...DOMAINS, 'new', undefined), async (wanted, previewed) => {
        const preview = previewed === undefined ? undefined : previewOf(previewed)
        const [answer, live] = await Promise.all([
          router({ query: QUERY, variables: asked(wanted), scope: scope(preview) }),
          router({ query: QUERY, variables: asked(wanted), scope: scope() }),
        ])
        const expected = (seen: string | undefined) => ({
          data: {
            _entities: wanted.map((id) => {
              const domain = domainOf(id) ?? ''
              if (domain === seen) return { id, title: `preview of ${id}` }
              return DOMAINS.includes(domain) ? { id, title: `title of ${id}` } : null
            }),
          },
        })
        expect(answer).toEqual(expected(previewed))
        expect(live).toEqual(expected(undefined))
      }),
    )
  })

  test('routes root fields as it does entities, also of a domain that is nowhere else', async () => {
    const query = '{ live: product(id: "a/x") { title } own: product(id: "new/x") { title } }'
    expect(await router({ query, scope: scope(previewOf('new')) })).toEqual({
      data: { live: { title: 'title of a/x' }, own: { title: 'preview of new/x' } },
    })
    expect(await router({ query, scope: scope() })).toEqual({ data: { live: { title: 'title of a/x' }, own: null } })
  })

  test('prunes to what the working copy serves, and to what the live domain serves, each by its own SDL', async () => {
    const older = domainSdl().replace(/\n {2}"[^"]*"\n {2}title: String\b/g, '')
    expect(older).not.toBe(domainSdl())
    const query = '{ product(id: "a/x") { name title } }'
    const [previewed, live] = await Promise.all([
      router({ query, scope: scope(previewOf('a', { sdl: older })) }),
      router({ query, scope: scope() }),
    ])
    expect(previewed).toMatchObject({
      data: { product: { name: 'name of a/x', title: null } },
      errors: [{ path: ['product', 'title'], extensions: { code: 'FIELD_NOT_SERVED', domain: 'a' } }],
    })
    expect(live).toEqual({ data: { product: { name: 'name of a/x', title: 'title of a/x' } } })
  })

  test('says so of a working copy that does not answer, and never answers live in its place', async () => {
    const query = '{ a: product(id: "a/x") { id title } b: product(id: "b/x") { title } }'
    expect(await router({ query, scope: scope(previewOf('a', { down: true })) })).toMatchObject({
      data: { a: { id: 'a/x', title: null }, b: { title: 'title of b/x' } },
      errors: [{ path: ['a', 'title'], extensions: { code: 'DOMAIN_UNAVAILABLE', domain: 'a' } }],
    })
  })
})
