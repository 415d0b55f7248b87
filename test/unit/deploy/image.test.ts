import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { eventually } from '../../support/eventually.ts'
import { freeBase } from '../../support/ports.ts'
import { readStages } from './compose.ts'

/**
 * The image without Docker: a folder with exactly what its last stage copies, and its commands run in it. It shows what a
 * process needs at run time and the image forgot. (Packages are this project's own, development ones included: that product
 * code does without those is a rule of test/architecture.test.ts.)
 */
let image: string
let base: number
const running: ChildProcess[] = []

beforeAll(async () => {
  image = mkdtempSync(join(tmpdir(), 'heddle-image-'))
  for (const { keyword, words } of readStages().at(-1) ?? []) {
    if (keyword !== 'COPY') continue
    const [target = '', ...sources] = words
      .split(' ')
      .filter((word) => !word.startsWith('--'))
      .reverse()
    for (const source of sources) copy(source.replace(/^\/app\//, ''), target)
  }
  base = await freeBase([0, 1, 2, 3, 101]) // gateway, catalog, lineage, products, the first domain
})

afterAll(async () => {
  await Promise.all(running.map(stop))
  rmSync(image, { recursive: true, force: true })
})

function copy(source: string, target: string): void {
  const to = join(image, target.endsWith('/') ? join(target, source) : target)
  mkdirSync(dirname(to), { recursive: true })
  if (source === 'node_modules') symlinkSync(join(packageRoot(), source), to)
  else cpSync(join(packageRoot(), source), to, { recursive: true })
}

function start(command: readonly string[], environment: Record<string, string>): () => string {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, command, {
    cwd: image,
    env: { PATH, NODE_ENV: 'production', HEDDLE_PORT: String(base), ...environment },
  })
  running.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk
    })
  }
  return () => output
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = await ended
  return code
}

const isHealthy = (port: number): boolean => {
  try {
    execFileSync(process.execPath, ['deploy/healthcheck.mjs', String(port)], { cwd: image, stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

describe('the image', () => {
  it('holds all that its processes need: each of them becomes healthy, and ends well', async () => {
    const made = parseEnv(execFileSync(process.execPath, ['dist/tokens.js'], { cwd: image, encoding: 'utf8' }))
    const secret = (name: string) => made[`HEDDLE_${name}`] ?? ''
    const keys = { HEDDLE_PUBLIC_KEY: secret('PUBLIC_KEY') }
    const address = (offset: number) => `http://127.0.0.1:${base + offset}`
    const data = (name: string) => ({ HEDDLE_DATA_DIR: join(image, 'data', name) })

    const outputs = {
      lineage: start(['dist/lineage.js'], { ...keys, ...data('lineage') }),
      catalog: start(['dist/catalog.js'], {
        ...keys,
        ...data('catalog'),
        HEDDLE_SIGNING_KEY: secret('SIGNING_KEY'),
        HEDDLE_TOKEN: secret('SERVICE_TOKEN'),
        HEDDLE_LINEAGE_URL: address(2),
      }),
      gateway: start(['--max-semi-space-size=64', 'dist/gateway.js'], {
        HEDDLE_TOKEN: secret('SERVICE_TOKEN'),
        HEDDLE_CATALOG_URL: address(1),
        HEDDLE_LINEAGE_URL: address(2),
      }),
      orders: start(['dist/domain.js', 'seed/domains/orders'], {
        ...keys,
        ...data('orders'),
        HEDDLE_DOMAIN_PORT: String(base + 101),
        HEDDLE_CATALOG_URL: address(1),
        HEDDLE_TOKEN: secret('ENROL_TOKEN'),
      }),
    }
    const ports: Record<string, number> = { gateway: base, catalog: base + 1, lineage: base + 2, orders: base + 101 }
    for (const [name, output] of Object.entries(outputs)) {
      await eventually(() => isHealthy(ports[name] ?? 0), { withinMs: 60_000, everyMs: 200 }).catch((cause) => {
        throw new Error(`${name} is not healthy; it said:\n${output()}`, { cause })
      })
    }
    await eventually(
      async () => {
        const query = '{ domains { id availability } }'
        const answer = await fetch(`${address(0)}/graphql?${new URLSearchParams({ query })}`)
        expect(await answer.json()).toMatchObject({ data: { domains: [{ id: 'orders', availability: 'LIVE' }] } })
        return true
      },
      { withinMs: 60_000 },
    )
    expect(await Promise.all(running.map(stop))).toEqual([0, 0, 0, 0])
  }, 180_000)

  it('has a health check that fails where nothing answers, and says so', () => {
    expect(isHealthy(1)).toBe(false)
  })
})
