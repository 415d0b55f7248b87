import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDomainFolder } from '../../../cli/heddle/domain-folder.ts'
import { candidateServed } from '../../../cli/heddle/publish/candidate-served.ts'
import { type ServedAt, servingNow, writeServedAt } from '../../../cli/heddle/serve/served-at.ts'
import { domainFolder, domainYaml, productYaml } from './support/domain-folder.ts'
import { openState } from './support/open-state.ts'
import { serve, tokenFor } from './support/serve.ts'

const FILE = 'products/events/product.yaml'
const LEAF = 'type Query { ordersBacklog: Int }\n'
const orders = (version = '1.0.0') =>
  domainFolder({ 'domain.yaml': domainYaml('orders'), [FILE]: productYaml('events', { version }) })
const own = () => tokenFor({ kind: 'domain', domain: 'orders' })

async function releaseOf(version: string): Promise<string> {
  await using folder = orders(version)
  using open = await openState(folder)
  return open.state.workingCopy().digest
}

describe('GET /v1/working-copy', () => {
  it('is for the domain itself and for admins', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    const status = async (token?: string) => {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
      return (await domain.http.request({ url: `${domain.url}/v1/working-copy`, headers })).status
    }
    expect(await status()).toBe(401)
    expect(await status(await tokenFor({ kind: 'domain', domain: 'marketing' }))).toBe(403)
    expect(await status(await tokenFor({ kind: 'ingest' }))).toBe(403)
    expect(await status(await own())).toBe(200)
    expect(await status(await tokenFor({ kind: 'admin' }))).toBe(200)
  })

  it('says what a publish of the folder would bring, though nobody watches it, and what is wrong in it', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await domain.state.accept(domain.state.workingCopy().digest)
    const told = async () => {
      const headers = { authorization: `Bearer ${await own()}` }
      return (await domain.http.request({ url: `${domain.url}/v1/working-copy`, headers })).json
    }
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    folder.write('leaf.graphql', LEAF)
    expect(await told()).toEqual({
      domain: 'orders',
      release: await releaseOf('2.0.0'),
      problems: [],
      extensionSdl: LEAF,
    })
    folder.write(FILE, productYaml('events', { version: '3.0.0' }).replace('v1.0.0', 'v9'))
    expect(await told()).toMatchObject({ problems: [{ file: FILE, path: '$.apiVersion', found: '"v9"' }] })
    expect(domain.state.served().snapshot.products[0]?.version).toBe('1.0.0')
  })
})

describe('what a publish asks the process beside it', () => {
  it('is the folder as that process reads it, and nothing when it cannot tell', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    await using other = domainFolder({ 'domain.yaml': domainYaml('marketing') })
    await using stranger = await serve(other)
    const stateDir = join(folder.root, '.heddle')
    mkdirSync(stateDir)
    const opened = await openDomainFolder(folder.root)
    const admin = await tokenFor({ kind: 'admin' })
    const asked = (at: Partial<ServedAt>, token: string) => {
      writeServedAt(stateDir, { pid: process.pid, url: `${domain.url}/graphql`, port: 1, ...at })
      return candidateServed(opened, servingNow(stateDir), token, new AbortController().signal)
    }
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    const release = await releaseOf('2.0.0')
    expect(await asked({ listening: domain.url }, await own())).toMatchObject({ release, problems: [] })

    expect(await asked({}, await own())).toBeNull()
    expect(await asked({ listening: domain.url, pid: 0 }, await own())).toBeNull()
    expect(await asked({ listening: domain.url }, await tokenFor({ kind: 'domain', domain: 'marketing' }))).toBeNull()
    expect(await asked({ listening: stranger.url }, admin)).toBeNull()
    expect(await asked({ listening: 'http://127.0.0.1:1' }, await own())).toBeNull()
  })

  it('is given up when the command is stopped, which says that nothing was published', async () => {
    await using folder = orders()
    await using domain = await serve(folder)
    const opened = await openDomainFolder(folder.root)
    const serving = { pid: process.pid, url: `${domain.url}/graphql`, port: 1, listening: domain.url }
    const asked = candidateServed(opened, serving, await own(), AbortSignal.abort())
    await expect(asked).rejects.toMatchObject({ code: 'STOPPED', message: 'stopped; nothing was published' })
  })
})
