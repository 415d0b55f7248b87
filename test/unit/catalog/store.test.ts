import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { createTokenSigner, generateKeyPair } from '../../../platform/tokens.ts'
import { migrate, openSqlite } from '../../../subgraphs/catalog/stores/sqlite-database.ts'
import { eventually } from '../../support/eventually.ts'
import { freePort } from '../../support/ports.ts'
import { startCatalog, temporaryFolder } from './support/running-catalog.ts'
import { orderEvents, releaseOf, type SmallDomain, startSmallDomain } from './support/small-domain.ts'

const keys = generateKeyPair()
const sign = createTokenSigner(keys.signingKey)

async function startProcess(dataDir: string): Promise<{ url: string; child: ChildProcess; output(): string }> {
  const port = await freePort() // the catalog listens on base + 1
  let output = ''
  const child = spawn(process.execPath, ['dist/catalog.js'], {
    cwd: packageRoot(),
    env: {
      PATH: process.env.PATH,
      HEDDLE_PORT: String(port - 1),
      HEDDLE_DATA_DIR: dataDir,
      HEDDLE_LINEAGE_URL: 'http://127.0.0.1:9',
      HEDDLE_PUBLIC_KEY: keys.publicKey,
      HEDDLE_SIGNING_KEY: keys.signingKey,
      HEDDLE_TOKEN: await sign({ kind: 'service' }),
    },
  })
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  return { url: `http://127.0.0.1:${port}`, child, output: () => output }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const gone = once(child, 'exit')
  child.kill(signal)
  return (await gone)[0]
}

async function ask(url: string, query: string, token = '') {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as { data: Record<string, never>; errors?: unknown[] }
}

describe('the catalog as a process', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let orders: SmallDomain

  beforeAll(async () => {
    folder = await temporaryFolder()
    orders = await startSmallDomain('orders', { products: [orderEvents()] })
  })
  afterAll(async () => {
    await orders.close()
    await folder.remove()
  })

  it('keeps everything it acknowledged through kill -9, again and again', async () => {
    const token = await sign({ kind: 'admin' })
    let release = ''
    for (let round = 1; round <= 3; round += 1) {
      const { url, child } = await startProcess(folder.path)
      await eventually(async () => (await fetch(`${url}/ready`)).status === 200, { withinMs: 60_000 })
      if (round > 1) {
        const { data } = await ask(
          url,
          `{ domains { id } search(text: "order events") { totalCount edges { node { title } } }
             supergraphVersions { id current }
             _entities(representations: [{ __typename: "DataProduct", id: "orders/order-events" }]) {
               ... on DataProduct { catalogEntry { release { accepted } lastKnown { title } } } } }`,
        )
        expect(data).toMatchObject({
          domains: [{ id: 'orders' }],
          search: { totalCount: 1, edges: [{ node: { title: `Order Events ${round - 1}` } }] },
          supergraphVersions: [{ current: true }],
          _entities: [
            { catalogEntry: { release: { accepted: release }, lastKnown: { title: `Order Events ${round - 1}` } } },
          ],
        })
        const mesh = await fetch(`${url}/internal/v1/mesh`, { headers: { authorization: `Bearer ${token}` } })
        expect((await mesh.json()).routes).toMatchObject([{ domain: 'orders', url: orders.url }])
      } else {
        await ask(url, 'mutation { registerDomain(input: { id: "orders", title: "Orders" }) { token } }', token)
      }
      orders.products = [{ ...orderEvents(), title: `Order Events ${round}` }]
      release = releaseOf(orders.products)
      orders.candidates.set(release, orders.products)
      const publish = `mutation { publish(input: { domain: "orders", url: "${orders.url}", release: "${release}" }) { release } }`
      const reply = await ask(url, publish, token)
      expect(reply.errors).toBeUndefined()
      await end(child, 'SIGKILL')
    }
  }, 60_000)

  it('is killed in the middle of a publish: the mesh is as it was, byte for byte, and the same publish is accepted after', async () => {
    const token = await sign({ kind: 'admin' })
    const dataDir = join(folder.path, 'killed')
    const [here, there] = await Promise.all([startSmallDomain('moving'), startSmallDomain('moving')])
    const publishing = async (url: string, at: SmallDomain, title: string) => {
      const products = [{ ...orderEvents('moving'), title }]
      at.candidates.set(releaseOf(products), products)
      const input = `{ domain: "moving", url: "${at.url}", release: "${releaseOf(products)}" }`
      const reply = await ask(url, `mutation { publish(input: ${input}) { release } }`, token)
      at.products = products
      return reply
    }
    const live = async (url: string) => {
      const mesh = await fetch(`${url}/internal/v1/mesh`, { headers: { authorization: `Bearer ${token}` } })
      const { data } = await ask(
        url,
        `{ domain(id: "moving") { availability releases { totalCount edges { node { id publishedAt changes { to } } } } }
           search(text: "order events") { edges { node { id title } } }
           _entities(representations: [{ __typename: "DataProduct", id: "moving/order-events" }]) {
             ... on DataProduct { catalogEntry { release { accepted } lastKnown { title } } versions { totalCount } } } }`,
      )
      return [await mesh.text(), JSON.stringify(data)]
    }
    const start = async () => {
      const started = await startProcess(dataDir)
      await eventually(async () => (await fetch(`${started.url}/ready`)).status === 200, { withinMs: 60_000 })
      return started
    }
    const first = await start()
    await ask(first.url, 'mutation { registerDomain(input: { id: "moving", title: "Moving" }) { token } }', token)
    expect((await publishing(first.url, here, 'Here')).errors).toBeUndefined()
    const before = await live(first.url)

    // Killed while it reads the release that it is to accept.
    const gone = once(first.child, 'exit')
    const read = there.candidates.get.bind(there.candidates)
    there.candidates.get = (release) => {
      first.child.kill('SIGKILL')
      return read(release)
    }
    await expect(publishing(first.url, there, 'There')).rejects.toThrow()
    await gone
    there.candidates.get = read

    const second = await start()
    expect(await live(second.url)).toEqual(before)
    expect((await publishing(second.url, there, 'There')).errors).toBeUndefined()
    expect(await live(second.url)).not.toEqual(before)
    await end(second.child, 'SIGTERM')
    await Promise.all([here.close(), there.close()])
  }, 120_000)

  it('ends cleanly on SIGTERM, a held poll included', async () => {
    const { url, child, output } = await startProcess(folder.path)
    await eventually(async () => (await fetch(`${url}/ready`)).status === 200, { withinMs: 60_000 })
    const authorization = `Bearer ${await sign({ kind: 'service' })}`
    const { revision } = await (await fetch(`${url}/internal/v1/mesh`, { headers: { authorization } })).json()
    const own = { authorization: `Bearer ${await sign({ kind: 'domain', domain: 'orders' })}` }
    const { accepted } = await (await fetch(`${url}/api/v1/domains/orders/release`, { headers: own })).json()
    const standing = fetch(`${url}/api/v1/domains/orders/release?have=${accepted}&wait=30`, { headers: own })
    const held = fetch(`${url}/internal/v1/mesh?have=${revision}&wait=30`, { headers: { authorization } })
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toMatch(/heddle_catalog_domains\{availability="LIVE",service="catalog"\} 1/)
    expect(metrics).toMatch(/heddle_catalog_harvest_age_seconds\{domain="orders"/)
    const code = end(child, 'SIGTERM')
    expect((await held).status).toBe(304)
    expect(await (await standing).json()).toMatchObject({ accepted })
    expect(await code, output()).toBe(0)
  }, 30_000)

  it('is not ready while its store cannot be opened, or be written later, says why, and recovers by itself', async () => {
    const blocked = join(folder.path, 'blocked')
    await writeFile(blocked, 'a file where a folder should be')
    const { url, child, output } = await startProcess(blocked)
    const report = await eventually(async () => {
      const response = await fetch(`${url}/ready`)
      const body = await response.json()
      return response.status === 503 && JSON.stringify(body).includes('could not be opened') && body
    })
    expect(report).toMatchObject({ ready: false })
    expect(await ask(url, '{ domains { id } }')).toMatchObject({
      errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }],
    })
    await rm(blocked)
    await mkdir(blocked)
    await eventually(async () => (await fetch(`${url}/ready`)).status === 200, { withinMs: 20_000 })
    expect(output()).toContain('the store could not be opened; trying again')
    const other = openSqlite(join(blocked, 'catalog.sqlite'))
    other.run('BEGIN IMMEDIATE') // from now on nobody else can write
    const sick = await eventually(
      async () => {
        const response = await fetch(`${url}/ready`)
        return response.status === 503 && response.json()
      },
      { withinMs: 20_000 },
    )
    expect(sick).toMatchObject({
      parts: [{ part: 'store', ready: false, reason: 'the catalog store is not available right now' }, { ready: true }],
    })
    other.run('ROLLBACK')
    other.close()
    await eventually(async () => (await fetch(`${url}/ready`)).status === 200, { withinMs: 30_000 })
    expect(output()).toContain('the store cannot be written')
    await end(child, 'SIGTERM')
  }, 90_000)

  it('names every problem of its configuration at once', async () => {
    const child = spawn(process.execPath, ['dist/catalog.js'], {
      cwd: packageRoot(),
      env: { PATH: process.env.PATH, HEDDLE_PORT: 'many' },
    })
    let output = ''
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    const [code] = await once(child, 'close') // 'exit' may come before the last of what it said
    expect(code).toBe(2)
    for (const name of ['HEDDLE_PORT', 'HEDDLE_PUBLIC_KEY', 'HEDDLE_SIGNING_KEY', 'HEDDLE_TOKEN'])
      expect(output).toContain(name)
  })
})

describe('the store', () => {
  it('writes nothing of a publish when a part of it fails', async () => {
    const folder = await temporaryFolder()
    const running = await startCatalog({ folder: folder.path })
    await running.register('orders')
    const { store } = running.catalog
    const product = { ...orderEvents(), name: 'order-events' }
    await expect(
      store.acceptPublish({
        domain: 'orders',
        url: 'http://127.0.0.1:1/graphql',
        release: 'r',
        action: 'PUBLISH',
        extensionSdl: null,
        sdl: 's',
        sdlDigest: 'd',
        at: '2026-01-01T00:00:00Z',
        by: 'test',
        supergraph: { id: 'v', sdl: 'x', leaves: [], contract: 'c' },
        // A title that SQLite cannot bind makes the last step of the transaction fail.
        harvest: {
          at: '2026-01-01T00:00:00Z',
          live: 'r',
          retained: [],
          products: [{ id: product.id, snapshot: JSON.stringify({ ...product, status: {} }), mark: null }],
        },
      }),
    ).rejects.toThrow()
    expect((await store.domains(['orders'])).get('orders')?.publication).toBeNull()
    expect(await store.supergraph('v')).toBeNull()
    expect(await store.pendingDeliveries()).toBe(0)
    await running.close()
    await folder.remove()
  })

  it('leaves a file alone that a newer release wrote', async () => {
    const folder = await temporaryFolder()
    const database = openSqlite(join(folder.path, 'catalog.sqlite'))
    migrate(database)
    const known = database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
    database.run(`PRAGMA user_version = ${known + 1}`)
    expect(() => migrate(database)).toThrow(`is of version ${known + 1}; this release reads up to ${known}`)
    database.close()
    await folder.remove()
  })
})
