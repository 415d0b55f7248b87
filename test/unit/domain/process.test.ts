import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { eventually } from '../../support/eventually.ts'
import { type DomainFolder, domainFolder, domainYaml, productYaml } from './support/domain-folder.ts'

interface DomainProcess extends AsyncDisposable {
  readonly child: ChildProcess
  output(): string
  ended(): Promise<number | null>
}

/** The real process, on a free port. */
function start(
  folder: DomainFolder,
  flags: readonly string[] = [],
  environment: Record<string, string> = {},
): DomainProcess {
  const child = spawn(process.execPath, [join(packageRoot(), 'dist/domain.js'), folder.root, ...flags], {
    env: {
      PATH: process.env.PATH,
      HEDDLE_DOMAIN_PORT: '0',
      HEDDLE_DATA_DIR: join(folder.root, '.data'),
      ...environment,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  // Not 'exit', which may come before the last of what it said.
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    output: () => output,
    ended: () => ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function urlOf(domain: DomainProcess): Promise<string> {
  return eventually(() => /"url":"([^"]+)"/.exec(domain.output())?.[1], { withinMs: 25_000 })
}

async function version(url: string): Promise<string | undefined> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ product(id: "orders/events") { version } }' }),
  })
  return ((await answer.json()) as { data: { product: { version: string } | null } }).data.product?.version
}

const orders = () =>
  domainFolder({ 'domain.yaml': domainYaml('orders'), 'products/events/product.yaml': productYaml('events') })

describe('the process of a domain', () => {
  it('serves its folder without a catalog, follows it, and stops when told to', async () => {
    await using folder = orders()
    await using domain = start(folder, ['--watch'])
    const url = await urlOf(domain)
    expect(await version(url)).toBe('1.0.0')
    folder.write('products/events/product.yaml', productYaml('events', { version: '2.0.0' }))
    await eventually(async () => (await version(url)) === '2.0.0')
    domain.child.kill('SIGTERM')
    expect(await domain.ended()).toBe(0)
  })

  it('serves when killed and started again, with the file broken meanwhile', async () => {
    await using folder = orders()
    {
      await using domain = start(folder)
      expect(await version(await urlOf(domain))).toBe('1.0.0')
    }
    folder.write('products/events/product.yaml', 'nonsense: [')
    await using again = start(folder)
    expect(await version(await urlOf(again))).toBe('1.0.0')
    expect(again.output()).toContain('the folder has 1 problem(s)')
  })

  it('names everything that is wrong with how it was started', async () => {
    await using folder = orders()
    await using flags = start(folder, ['--wach', 'another-folder', '--publish'])
    expect(await flags.ended()).toBe(2)
    expect(flags.output()).toContain('--wach: expected --watch or --publish')
    expect(flags.output()).toContain('expected one folder, received 2')
    expect(flags.output()).toContain('--publish: goes with --watch')
    await using environment = start(folder, [], { HEDDLE_DOMAIN_PORT: 'many', HEDDLE_CATALOG_URL: 'here' })
    expect(await environment.ended()).toBe(2)
    expect(environment.output()).toContain('HEDDLE_DOMAIN_PORT')
    expect(environment.output()).toContain('HEDDLE_CATALOG_URL')
    await using tokenless = start(folder, [], { HEDDLE_CATALOG_URL: 'http://127.0.0.1:9' })
    expect(await tokenless.ended()).toBe(2)
    expect(tokenless.output()).toContain('HEDDLE_TOKEN and HEDDLE_PUBLIC_KEY: needed to publish')
  })

  it('says what is wrong with a folder that is no domain', async () => {
    await using folder = domainFolder({ 'readme.txt': 'nothing here' })
    await using domain = start(folder)
    expect(await domain.ended()).toBe(1)
    expect(domain.output()).toContain('domain.yaml: expected a file that can be read, found no file')
  })

  it('waits for a store that cannot be opened, says so, and serves when it can', async () => {
    await using folder = orders()
    const blocked = join(folder.root, 'blocked')
    await writeFile(blocked, 'a file where a folder should be')
    await using domain = start(folder, [], { HEDDLE_DATA_DIR: blocked })
    await eventually(() => domain.output().includes('the store could not be opened; trying again'), {
      withinMs: 25_000,
    })
    await rm(blocked)
    expect(await version(await urlOf(domain))).toBe('1.0.0')
  })
})
