import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fastify } from 'fastify'
import { describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../platform/http-client.ts'
import { createCatalogClient } from '../../../subgraphs/domain/catalog/catalog-client.ts'
import { ownToken } from '../../../subgraphs/domain/catalog/own-token.ts'
import {
  createPublisher,
  type PublisherOptions,
  type PublishOutcome,
} from '../../../subgraphs/domain/catalog/publisher.ts'
import { folderSource } from '../../../subgraphs/domain/descriptors/folder-source.ts'
import { openDomainState } from '../../../subgraphs/domain/domain-state.ts'
import { followFolder } from '../../../subgraphs/domain/follow-folder.ts'
import { openSqliteStore } from '../../../subgraphs/domain/stores/sqlite.ts'
import { eventually } from '../../support/eventually.ts'
import { type DomainFolder, domainFolder, domainYaml, productYaml } from './support/domain-folder.ts'
import { silent } from './support/open-state.ts'
import { publicKey, type ServedDomain, serve, tokenFor } from './support/serve.ts'

const FILE = 'products/events/product.yaml'
const orders = () => domainFolder({ 'domain.yaml': domainYaml('orders'), [FILE]: productYaml('events') })

/** The catalog's side of the conversation over real HTTP: it answers from a script and keeps what it was told. */
async function catalogStandIn(domainToken: string) {
  const heard: { what: string; token: string; input?: Record<string, unknown> }[] = []
  const app = fastify()
  const script = {
    accepted: null as string | null,
    unpublished: false,
    rolledBackFrom: [] as string[],
    conflicts: [] as unknown[],
    failures: 0,
    /** So many publishes are accepted, and nobody hears it. */
    lostAnswers: 0,
    /** What goes on while a release is looked at. */
    beforeAccepting: async (_release: string): Promise<unknown> => undefined,
    /** What a registration waits for before it is answered. */
    patience: Promise.resolve(),
    refusal: null as { message: string; extensions: Record<string, unknown> } | null,
  }
  const token = (authorization = '') => authorization.replace('Bearer ', '')
  app.post('/graphql', async (request, reply) => {
    if (script.failures > 0) {
      script.failures -= 1
      return reply.status(500).type('text/html').send('<h1>not yet</h1>')
    }
    const { query, variables } = request.body as { query: string; variables: { input: Record<string, unknown> } }
    const what = query.includes('registerDomain') ? 'register' : 'publish'
    heard.push({ what, token: token(request.headers.authorization), input: variables.input })
    if (what === 'register') await script.patience
    if (what === 'register') return { data: { registerDomain: { token: domainToken } } }
    if (script.refusal !== null) return { data: { publish: null }, errors: [script.refusal] }
    await script.beforeAccepting(String(variables.input.release))
    script.accepted = String(variables.input.release)
    if (script.lostAnswers > 0) {
      script.lostAnswers -= 1
      return reply.status(502).type('text/html').send('<h1>lost</h1>')
    }
    return { data: { publish: { release: variables.input.release, problems: [] } } }
  })
  app.get('/api/v1/domains/:id/release', (request) => {
    heard.push({ what: 'release', token: token(request.headers.authorization) })
    const { accepted, unpublished, rolledBackFrom, conflicts } = script
    return { accepted, unpublished, rolledBackFrom, conflicts }
  })
  app.post('/api/v1/domains/:id/notice', (request, reply) => {
    heard.push({ what: 'notice', token: token(request.headers.authorization) })
    return reply.status(204).send()
  })
  const url = await app.listen({ port: 0 })
  return { url, heard, script, close: () => app.close(), what: () => heard.map(({ what }) => what) }
}

interface Scene extends AsyncDisposable {
  readonly stop: () => void
  readonly catalog: Awaited<ReturnType<typeof catalogStandIn>>
  readonly publisher: ReturnType<typeof createPublisher>
  readonly tokenFile: string
}

async function connect(
  folder: DomainFolder,
  domain: ServedDomain,
  given: string,
  more: Partial<PublisherOptions> = {},
): Promise<Scene> {
  const catalog = await catalogStandIn(await tokenFor({ kind: 'domain', domain: 'orders' }))
  const http = createHttpClient()
  const stop = new AbortController()
  const client = createCatalogClient(http, catalog.url, stop.signal)
  const tokenFile = join(folder.root, '.data', 'token')
  const options = {
    domain: { id: 'orders', title: 'Orders', owner: 'Team orders' },
    given,
    publicKey,
    client,
    file: tokenFile,
  }
  const publisher = createPublisher({
    state: domain.state,
    client,
    url: `${domain.url}/graphql`,
    logger: silent,
    signal: stop.signal,
    token: (how) => ownToken(options, how),
    backoffMs: 5,
    maxBackoffMs: 20,
    standingMs: 20,
    ...more,
  })
  return {
    catalog,
    publisher,
    tokenFile,
    stop: () => stop.abort(),
    async [Symbol.asyncDispose]() {
      stop.abort()
      await publisher.settled()
      await http.close()
      await catalog.close()
    },
  }
}

/** With all that the publisher told. */
async function telling(folder: DomainFolder, domain: ServedDomain, more: Partial<PublisherOptions> = {}) {
  const told: PublishOutcome[] = []
  const given = await tokenFor({ kind: 'domain', domain: 'orders' })
  const scene = await connect(folder, domain, given, { ...more, onOutcome: (outcome) => told.push(outcome) })
  return { scene, told }
}

describe('publishing', () => {
  it('enrols, keeps the token to itself, publishes and serves what was accepted', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'enrol' }))
    const { catalog, publisher, tokenFile } = scene
    publisher.publish()
    await publisher.settled()
    expect(catalog.what().slice(0, 3)).toEqual(['register', 'release', 'publish'])
    expect(catalog.heard[0]?.input).toEqual({ id: 'orders', title: 'Orders', owner: 'Team orders' })
    const own = readFileSync(tokenFile, 'utf8').trim()
    expect(statSync(tokenFile).mode & 0o777).toBe(0o600)
    expect(catalog.heard[2]).toEqual({
      what: 'publish',
      token: own,
      input: { domain: 'orders', url: `${domain.url}/graphql`, release: domain.state.workingCopy().digest },
    })
    expect(domain.state.accepted()).toBe(domain.state.workingCopy().digest)

    publisher.publish()
    await publisher.settled()
    expect(catalog.what().filter((what) => what !== 'release')).toEqual(['register', 'publish', 'publish'])
  })

  it('still has what it publishes when the folder goes on before anybody has asked for it', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'domain', domain: 'orders' }))
    const { state } = domain
    const asked: [string, string | undefined][] = []
    scene.catalog.script.beforeAccepting = async (release) => {
      folder.write('products/more/product.yaml', productYaml('more'))
      await state.reload()
      asked.push([release, (await state.find(release))?.digest])
    }
    const first = state.workingCopy().digest
    scene.publisher.publish()
    await scene.publisher.settled()
    expect(state.workingCopy().digest).not.toBe(first)
    expect(asked).toEqual([[first, first]])
    expect(state.accepted()).toBe(first)
  })

  it('stopped while it enrols, keeps the token that it gets, and publishes nothing', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'enrol' }))
    const { catalog, publisher, tokenFile } = scene
    let answer = () => {}
    catalog.script.patience = new Promise((resolve) => {
      answer = resolve
    })
    publisher.publish()
    await eventually(() => catalog.what().includes('register'))
    scene.stop()
    answer()
    await publisher.settled()
    expect(readFileSync(tokenFile, 'utf8').trim()).not.toBe('')
    expect(catalog.what()).toEqual(['register'])
  })

  it('stopped before it enrols, registers nothing', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'enrol' }))
    scene.stop()
    scene.publisher.publish()
    await scene.publisher.settled()
    expect(scene.catalog.what()).toEqual([])
    expect(existsSync(scene.tokenFile)).toBe(false)
  })

  it('uses a token of its own as it is', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'domain', domain: 'orders' }))
    scene.publisher.publish()
    await scene.publisher.settled()
    expect(scene.catalog.what().slice(0, 2)).toEqual(['release', 'publish'])
  })

  it('tries until the catalog is there; the domain serves meanwhile', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'enrol' }))
    scene.catalog.script.failures = 4
    scene.publisher.publish()
    expect((await domain.ask('{ product(id: "orders/events") { name } }')).data).toEqual({
      product: { name: 'events' },
    })
    await scene.publisher.settled()
    expect(scene.catalog.script.failures).toBe(0)
    expect(domain.state.accepted()).not.toBeNull()
  })

  it('that is refused changes nothing in service, until the folder is mended', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'domain', domain: 'orders' }))
    const { catalog, publisher } = scene
    publisher.publish()
    await publisher.settled()
    const first = domain.state.accepted()
    catalog.script.refusal = {
      message: 'refused',
      extensions: { code: 'PUBLISH_REFUSED', problems: ['a port went away'] },
    }
    folder.write(FILE, productYaml('events', { version: '2.0.0', ports: ['other'] }))
    await domain.state.reload()
    publisher.publish()
    await publisher.settled()
    expect(domain.state.accepted()).toBe(first)
    expect(domain.state.served().snapshot.products[0]?.version).toBe('1.0.0')
    catalog.script.refusal = null
    publisher.publish()
    await publisher.settled()
    expect(domain.state.served().snapshot.products[0]?.version).toBe('2.0.0')
  })

  it('is told once, and not again while the same release is accepted', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    const { scene, told } = await telling(folder, domain)
    await using _scene = scene
    for (const _again of [1, 2]) {
      scene.publisher.publish()
      await scene.publisher.settled()
    }
    expect(told).toEqual([{ outcome: 'accepted', release: domain.state.workingCopy().digest, warnings: [] }])
  })

  it('is told though its first answer was lost', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    const { scene, told } = await telling(folder, domain)
    await using _scene = scene
    scene.catalog.script.lostAnswers = 1
    scene.publisher.publish()
    await scene.publisher.settled()
    expect(told.map(({ outcome }) => outcome)).toEqual(['failed', 'accepted'])
  })

  it('asked for a folder that is whole, holds one with a problem back, and goes on when it is mended', async () => {
    await using folder = orders()
    await using domain = await serve(folder, { follow: 'workingCopy' })
    const { scene, told } = await telling(folder, domain, { onlyWhole: true })
    await using _scene = scene
    const again = async () => {
      await domain.state.reload()
      scene.publisher.publish()
      await scene.publisher.settled()
      return told.at(-1)
    }
    const first = domain.state.workingCopy().digest
    expect(await again()).toMatchObject({ outcome: 'accepted', release: first })
    folder.write('products/later/product.yaml', productYaml('later'))
    folder.write(FILE, 'half: [')
    expect(await again()).toMatchObject({
      outcome: 'held',
      release: domain.state.served().snapshot.digest,
      problems: [{ file: FILE }],
    })
    expect(scene.catalog.script.accepted).toBe(first)
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    expect(await again()).toMatchObject({ outcome: 'accepted', release: domain.state.workingCopy().digest })
  })

  it('asked for what is good, is so of a first release alone: one that is accepted is not replaced by a folder with a problem', async () => {
    await using folder = orders()
    folder.write('products/half/product.yaml', 'half: [')
    await using domain = await serve(folder)
    const { scene, told } = await telling(folder, domain)
    await using _scene = scene
    const again = async () => {
      await domain.state.reload()
      scene.publisher.publish()
      await scene.publisher.settled()
      return told.at(-1)
    }
    const first = domain.state.workingCopy().digest
    expect(await again()).toMatchObject({ outcome: 'accepted', release: first })
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    expect(await again()).toMatchObject({
      outcome: 'held',
      release: first,
      problems: [{ file: 'products/half/product.yaml' }],
    })
    expect(scene.catalog.script.accepted).toBe(first)
    folder.remove('products/half')
    expect(await again()).toMatchObject({ outcome: 'accepted', release: domain.state.workingCopy().digest })
  })

  it.each([
    ['UNPUBLISHED', () => ({ accepted: null, unpublished: true })],
    ['ROLLED_BACK', (digest: string) => ({ rolledBackFrom: [digest] })],
  ] as const)('says that it leaves alone what somebody did on purpose: %s', async (why, standing) => {
    await using folder = orders()
    await using domain = await serve(folder)
    const { scene, told } = await telling(folder, domain)
    await using _scene = scene
    const release = domain.state.workingCopy().digest
    Object.assign(scene.catalog.script, standing(release))
    scene.publisher.publish()
    await scene.publisher.settled()
    expect(told).toEqual([{ outcome: 'left', release, why }])
  })

  it('held back, tells a catalog that lost what it knew of the release that was accepted', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    const { scene } = await telling(folder, domain, { onlyWhole: true })
    await using _scene = scene
    scene.publisher.publish()
    await scene.publisher.settled()
    const first = domain.state.accepted()
    folder.write('products/later/product.yaml', productYaml('later'))
    folder.write('products/half/product.yaml', 'half: [')
    await domain.state.reload()
    scene.catalog.script.accepted = null
    await eventually(() => scene.catalog.script.accepted === first)
  })

  it('is done again when the catalog has lost what it knew', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'domain', domain: 'orders' }))
    const { catalog, publisher } = scene
    publisher.publish()
    await publisher.settled()
    catalog.script.accepted = null
    await eventually(() => catalog.script.accepted === domain.state.workingCopy().digest)
    expect(catalog.what().filter((what) => what === 'publish')).toHaveLength(2)
  })

  it('first learns which release was accepted, in case it was restored meanwhile', async () => {
    await using folder = orders()
    {
      await using domain = await serve(folder)
      await domain.state.accept(domain.state.workingCopy().digest)
    }
    await using domain = await serve(folder)
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'domain', domain: 'orders' }))
    scene.catalog.script.accepted = 'a release of another machine'
    scene.publisher.publish()
    await scene.publisher.settled()
    expect(scene.catalog.what().slice(0, 2)).toEqual(['release', 'publish'])
    expect(domain.state.accepted()).toBe(domain.state.workingCopy().digest)
  })
})

describe('a dataset that another domain claims too', () => {
  it('becomes a problem of the product while it lasts', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'domain', domain: 'orders' }))
    scene.publisher.publish()
    await scene.publisher.settled()
    expect(domain.state.served().problems).toEqual([])
    scene.catalog.script.conflicts = [
      {
        dataset: { namespace: 'kafka://broker:9092', name: 'events' },
        heldBy: { domain: 'payments', port: 'payments/settled/settled-v1' },
        refused: { domain: 'orders', port: 'orders/events/events-v1' },
      },
    ]
    await eventually(() => domain.state.served().problems.length === 1)
    expect(domain.state.served().problems).toMatchObject([
      {
        file: FILE,
        product: 'orders/events',
        found:
          'CLAIM_CONFLICT: kafka://broker:9092 events is claimed by payments/settled/settled-v1 too; payments/settled/settled-v1 keeps it',
      },
    ])
    scene.catalog.script.conflicts = []
    await eventually(() => domain.state.served().problems.length === 0)
  })
})

describe('watching', () => {
  it('serves a changed file without a restart, publishes it, and gives notice', async () => {
    await using folder = orders()
    await using domain = await serve(folder, { follow: 'workingCopy' })
    await using scene = await connect(folder, domain, await tokenFor({ kind: 'domain', domain: 'orders' }))
    const { catalog, publisher } = scene
    domain.state.onChange(publisher.notice)
    const stop = await followFolder({ ...domain, logger: silent, onChange: publisher.publish, quietMs: 20 })
    try {
      folder.write(FILE, productYaml('events', { version: '2.0.0' }))
      await eventually(() => domain.state.served().snapshot.products[0]?.version === '2.0.0')
      await eventually(() => catalog.script.accepted === domain.state.workingCopy().digest)
      await eventually(() => catalog.what().includes('notice'))

      folder.write('products/later/product.yaml', productYaml('later'))
      await eventually(() => domain.state.served().snapshot.productById.has('orders/later'))

      folder.write(FILE, 'half: [')
      await eventually(() => domain.state.served().problems.length === 1)
      expect(domain.state.served().snapshot.products.map(({ id }) => id)).toEqual(['orders/events', 'orders/later'])
      const { data } = await domain.ask(
        '{ product(id: "orders/events") { version domain { problems { file line expected product } } } }',
      )
      expect(data).toMatchObject({
        product: {
          version: '2.0.0',
          domain: { problems: [{ file: FILE, line: 1, expected: 'valid YAML', product: 'orders/events' }] },
        },
      })
    } finally {
      await stop()
    }
  })
})

describe('watching a folder in which something is written all the time', () => {
  it('sees a change all the same', async () => {
    await using folder = orders()
    await using domain = await serve(folder, { follow: 'workingCopy' })
    const following = { ...domain, logger: silent, onChange: () => {}, quietMs: 60_000, mostMs: 300 }
    const stop = await followFolder(following)
    let writes = 0
    const writing = setInterval(() => {
      writes += 1
      folder.write('notes.txt', String(writes))
    }, 20)
    try {
      folder.write(FILE, productYaml('events', { version: '2.0.0' }))
      await eventually(() => domain.state.served().snapshot.products[0]?.version === '2.0.0')
      const before = writes
      await eventually(() => writes > before)
      folder.write(FILE, productYaml('events', { version: '3.0.0' }))
      await eventually(() => domain.state.served().snapshot.products[0]?.version === '3.0.0')
    } finally {
      clearInterval(writing)
      await stop()
    }
  })
})

describe('what others did with the domain’s releases', () => {
  const connected = async (folder: DomainFolder, domain: ServedDomain) =>
    connect(folder, domain, await tokenFor({ kind: 'domain', domain: 'orders' }))
  const publishes = ({ catalog }: Scene) => catalog.what().filter((what) => what === 'publish').length

  it('is heard and served, a release that the folder has held only since included', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using scene = await connected(folder, domain)
    scene.publisher.publish()
    await scene.publisher.settled()
    const first = domain.state.accepted()
    // As a publish by another process does it: the folder is changed, and nobody here watches it.
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    await using other = await openedElsewhere(folder)
    scene.catalog.script.accepted = other.digest
    await eventually(() => domain.state.accepted() === other.digest)
    expect(domain.state.served().snapshot.products[0]?.version).toBe('2.0.0')
    // And back.
    scene.catalog.script.accepted = first
    await eventually(() => domain.state.served().snapshot.products[0]?.version === '1.0.0')
    expect(publishes(scene)).toBe(1)
  })

  it('is left as it is: taken out of the mesh, the domain does not come back by itself, nor after a restart', async () => {
    await using folder = orders()
    {
      await using domain = await serve(folder)
      await using scene = await connected(folder, domain)
      scene.publisher.publish()
      await scene.publisher.settled()
      Object.assign(scene.catalog.script, { accepted: null, unpublished: true })
      const asked = scene.catalog.heard.length
      await eventually(() => scene.catalog.heard.length > asked + 3)
      scene.publisher.publish()
      await scene.publisher.settled()
      expect(publishes(scene)).toBe(1)
      expect(domain.state.served().snapshot.products).toHaveLength(1)

      // Published by somebody, it is as before.
      Object.assign(scene.catalog.script, { accepted: domain.state.workingCopy().digest, unpublished: false })
      folder.write(FILE, productYaml('events', { version: '2.0.0' }))
      await domain.state.reload()
      await eventually(() => {
        scene.publisher.publish()
        return publishes(scene) === 2
      })
    }
    await using domain = await serve(folder)
    await using scene = await connected(folder, domain)
    Object.assign(scene.catalog.script, { accepted: null, unpublished: true })
    scene.publisher.publish()
    await scene.publisher.settled()
    expect(publishes(scene)).toBe(0)
  })

  it('is left as it is: rolled back, the folder of before is not published again until it changes', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    const first = domain.state.workingCopy().digest
    await domain.state.accept(first)
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    await domain.state.reload()
    const second = domain.state.workingCopy().digest
    await domain.state.accept(second)
    await using scene = await connected(folder, domain)
    Object.assign(scene.catalog.script, { accepted: first, rolledBackFrom: [second] })
    scene.publisher.publish()
    await scene.publisher.settled()
    expect(publishes(scene)).toBe(0)
    expect(domain.state.served().snapshot.products[0]?.version).toBe('1.0.0')
    folder.write(FILE, productYaml('events', { version: '3.0.0' }))
    await domain.state.reload()
    scene.publisher.publish()
    await scene.publisher.settled()
    expect(publishes(scene)).toBe(1)
    expect(domain.state.served().snapshot.products[0]?.version).toBe('3.0.0')
  })
})

/** The folder as another process reads it, with a memory of its own. */
async function openedElsewhere(folder: DomainFolder): Promise<{ digest: string } & AsyncDisposable> {
  const elsewhere = domainFolder()
  const store = openSqliteStore(join(elsewhere.root, 'domain.sqlite'))
  const state = await openDomainState({
    source: folderSource(folder.root),
    store,
    follow: 'workingCopy',
    logger: silent,
  })
  return {
    digest: state.workingCopy().digest,
    async [Symbol.asyncDispose]() {
      store.close()
      await elsewhere[Symbol.asyncDispose]()
    },
  }
}
