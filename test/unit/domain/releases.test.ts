import { describe, expect, it } from 'vitest'
import { domainFolder, domainYaml, productYaml } from './support/domain-folder.ts'
import { openState } from './support/open-state.ts'
import { serve } from './support/serve.ts'

const FILE = 'products/events/product.yaml'
const orders = () => domainFolder({ 'domain.yaml': domainYaml('orders'), [FILE]: productYaml('events') })

describe('a release', () => {
  it('is the digest of the products: the way they are written does not matter, what they say does', async () => {
    await using folder = orders()
    using open = await openState(folder)
    const first = open.state.workingCopy().digest
    folder.write(
      FILE,
      `# a comment\n${productYaml('events')
        .split('\n')
        .reverse()
        .join('\n')
        .replace(/^ +- .*\noutputPorts:\n/m, '')}\noutputPorts: [{type: kafka, version: 1.0.0, name: events}]\n`,
    )
    await open.state.reload()
    expect(open.state.served().problems).toEqual([])
    expect(open.state.workingCopy().digest).toBe(first)
    folder.write(FILE, productYaml('events', { version: '1.0.1' }))
    await open.state.reload()
    expect(open.state.workingCopy().digest).not.toBe(first)
  })

  it('is served before and after it is accepted, and the folder before any is', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    const version = async (release?: string) => {
      const { data, errors } = await domain.ask<{ ownProducts: { release: string; nodes: { version: string }[] } }>(
        'query ($release: String) { ownProducts(release: $release) { release nodes { version } } }',
        release === undefined ? {} : { release },
      )
      return errors === undefined
        ? `${data.ownProducts.nodes[0]?.version} ${data.ownProducts.release === (release ?? data.ownProducts.release)}`
        : errors[0]?.extensions.code
    }
    const first = domain.state.workingCopy().digest
    expect(await version()).toBe('1.0.0 true')
    expect(await domain.state.accept(first)).toBe(true)

    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    await domain.state.reload()
    const second = domain.state.workingCopy().digest
    expect(await version()).toBe('1.0.0 true')
    expect(await version(second)).toBe('2.0.0 true')
    expect(await version(first)).toBe('1.0.0 true')
    expect(await version('no such release')).toBe('BAD_USER_INPUT')

    expect(await domain.state.accept(second)).toBe(true)
    expect(await version()).toBe('2.0.0 true')
    expect(await domain.state.accept('no such release')).toBe(false)
  })

  it('is found in a folder that nobody watches, and once it was asked for stays while the folder goes on', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await domain.state.accept(domain.state.workingCopy().digest)
    const releaseOf = async (version: string): Promise<string> => {
      await using copy = domainFolder({
        'domain.yaml': domainYaml('orders'),
        [FILE]: productYaml('events', { version }),
      })
      using open = await openState(copy)
      return open.state.workingCopy().digest
    }
    const [second, third] = [await releaseOf('2.0.0'), await releaseOf('3.0.0')]
    const asked = async (release: string) => {
      const { errors } = await domain.ask('query ($r: String) { ownProducts(release: $r) { release } }', { r: release })
      return errors?.[0]?.extensions.code ?? 'served'
    }
    expect(await asked(second)).toBe('BAD_USER_INPUT')
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    expect(await Promise.all([asked(second), asked(third), asked(second)])).toEqual([
      'served',
      'BAD_USER_INPUT',
      'served',
    ])
    folder.write(FILE, productYaml('events', { version: '3.0.0' }))
    expect(await asked(third)).toBe('served')
    expect(await domain.state.accept(second)).toBe(true)
    expect(domain.state.served().snapshot.products[0]?.version).toBe('2.0.0')
  })

  it('is kept when ten have not been accepted since, through restarts, and then no more', async () => {
    await using folder = orders()
    const accepted: string[] = []
    for (let version = 0; version <= 11; version += 1) {
      folder.write(FILE, productYaml('events', { version: `1.${version}.0` }))
      using open = await openState(folder)
      accepted.push(open.state.workingCopy().digest)
      expect(await open.state.accept(open.state.workingCopy().digest)).toBe(true)
      // Again, as after each start: it takes no other's place.
      expect(await open.state.accept(open.state.workingCopy().digest)).toBe(true)
    }
    using open = await openState(folder)
    expect(await open.state.find(accepted[1] ?? '')).toBeNull()
    expect((await open.state.find(accepted[2] ?? ''))?.products[0]?.version).toBe('1.2.0')
    expect(await open.state.accept(accepted[2] ?? '')).toBe(true)
    expect(open.state.accepted()).toBe(accepted[2])
  })

  it('is shown with its own schema to a publish, before it is accepted', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await domain.state.accept(domain.state.workingCopy().digest)
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    folder.write('leaf.graphql', 'type Query { ordersBacklog: Int }')
    await domain.state.reload()
    expect(domain.state.served().problems).toEqual([])
    const sdl = async (headers: Record<string, string> = {}) => {
      const { json } = await domain.http.request({
        url: `${domain.url}/graphql`,
        method: 'POST',
        headers,
        body: { query: '{ _service { sdl } }' },
      })
      return JSON.stringify(json)
    }
    expect(await sdl()).not.toContain('ordersBacklog')
    expect(await sdl({ 'x-heddle-release': domain.state.workingCopy().digest })).toContain('ordersBacklog')
    expect(await sdl({ 'x-heddle-release': 'no such release' })).not.toContain('ordersBacklog')
  })

  it('that was accepted is served after a restart, with the drift of the folder to be seen', async () => {
    await using folder = orders()
    let accepted: string
    {
      await using domain = await serve(folder)
      accepted = domain.state.workingCopy().digest
      await domain.state.accept(accepted)
    }
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    await using again = await serve(folder)
    expect(again.state.served().snapshot.digest).toBe(accepted)
    expect(again.state.served().snapshot.products[0]?.version).toBe('1.0.0')
    expect(again.state.workingCopy().products[0]?.version).toBe('2.0.0')
    expect(await (await fetch(`${again.url}/metrics`)).text()).toMatch(/heddle_domain_drift\{domain="orders"[^}]*\} 1/)
  })

  it('gives way to the folder where that is followed', async () => {
    await using folder = orders()
    {
      using open = await openState(folder)
      await open.state.accept(open.state.workingCopy().digest)
    }
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    using open = await openState(folder, { follow: 'workingCopy' })
    expect(open.state.served().snapshot.products[0]?.version).toBe('2.0.0')
    expect(open.state.accepted()).not.toBe(open.state.served().snapshot.digest)
  })
})

describe('a product’s time of change', () => {
  it('is when its content was first seen, and stays with it', async () => {
    await using folder = orders()
    const at = (time: string) => ({ now: () => new Date(time) })
    const updatedAt = async (time: string) => {
      using open = await openState(folder, at(time))
      return open.state.served().snapshot.products[0]?.updatedAt
    }
    expect(await updatedAt('2026-01-01T00:00:00Z')).toBe('2026-01-01T00:00:00.000Z')
    expect(await updatedAt('2026-01-02T00:00:00Z')).toBe('2026-01-01T00:00:00.000Z')
    folder.write(FILE, productYaml('events', { version: '1.0.1' }))
    expect(await updatedAt('2026-01-03T00:00:00Z')).toBe('2026-01-03T00:00:00.000Z')
    folder.write(
      FILE,
      productYaml('events', {
        extra: 'customProperties: [{property: heddle.updatedAt, value: "2025-05-05T05:05:05Z"}]\n',
      }),
    )
    expect(await updatedAt('2026-01-04T00:00:00Z')).toBe('2025-05-05T05:05:05Z')
  })
})
