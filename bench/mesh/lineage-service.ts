import { mkdirSync } from 'node:fs'
import { Agent, request } from 'undici'
import { createTokenSigner, generateKeyPair } from '../../platform/tokens.ts'
import type { LineageDocument } from '../../schema/lineage-document.ts'
import type { Child, StartChild } from '../processes/child.ts'
import { freeBase } from './free-ports.ts'
import { until } from './until.ts'

export interface LineageServiceOptions {
  readonly name: string
  readonly startChild: StartChild
  readonly dataDir: string
  /** Where its store is, when not in the data dir. */
  readonly environment?: Readonly<Record<string, string>>
  readonly nodeFlags?: readonly string[]
}

/** The lineage service alone, as a process, with what the catalog would have told it. */
export interface RunningLineage {
  /** Its GraphQL endpoint. */
  readonly url: string
  readonly origin: string
  /** May write about any dataset. */
  readonly ingestToken: string
  readonly child: Child
  /** @param atOnce documents under way together: they share commits. @throws when it refuses one */
  readonly tell: (documents: Iterable<LineageDocument>, atOnce?: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * A commit of many documents takes long, and a connection that idles so long may be closed just when it is used again: it is
 * let go of here first.
 */
const PATIENT = { keepAliveTimeout: 1_000, keepAliveMaxTimeout: 1_000, headersTimeout: 900_000 }

export async function startLineage({
  name,
  startChild,
  dataDir,
  environment = {},
  nodeFlags = [],
}: LineageServiceOptions): Promise<RunningLineage> {
  const base = await freeBase()
  const { publicKey, signingKey } = generateKeyPair()
  const sign = createTokenSigner(signingKey)
  const token = await sign({ kind: 'service' })
  const origin = `http://127.0.0.1:${base + 2}`
  mkdirSync(dataDir, { recursive: true })
  const child = startChild({
    name,
    bundle: 'lineage.js',
    nodeFlags,
    environment: {
      HEDDLE_PORT: String(base),
      HEDDLE_PUBLIC_KEY: publicKey,
      HEDDLE_DATA_DIR: dataDir,
      ...environment,
    },
  })
  await until(`${name} is ready`, 120_000, async () => {
    child.requireAlive()
    return (await fetch(`${origin}/ready`)).ok
  })
  async function put(document: LineageDocument, agent: Agent): Promise<void> {
    const { statusCode, body } = await request(`${origin}/internal/v1/domains/${document.domain}`, {
      dispatcher: agent,
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(document),
    }).catch((error: unknown) => {
      child.requireAlive()
      throw error
    })
    const text = await body.text()
    if (statusCode !== 200) throw new Error(`${name}, ${document.domain}: ${statusCode} ${text}`)
  }
  return {
    url: `${origin}/graphql`,
    origin,
    ingestToken: await sign({ kind: 'ingest' }),
    child,
    async tell(documents, atOnce = 25) {
      const agent = new Agent(PATIENT)
      // One iterator for all: each takes the next that is left.
      const left = shared(documents)
      const teller = async () => {
        for (const document of left) await put(document, agent)
      }
      try {
        await Promise.all(Array.from({ length: atOnce }, teller))
      } finally {
        await agent.destroy()
      }
    },
    stop: () => child.stop(),
  }
}

function* shared<Item>(items: Iterable<Item>): Generator<Item> {
  yield* items
}
