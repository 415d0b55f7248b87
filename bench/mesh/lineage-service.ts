import { mkdirSync } from 'node:fs'
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
}

/** The lineage service alone, as a process, with what the catalog would have told it. */
export interface RunningLineage {
  /** Its GraphQL endpoint. */
  readonly url: string
  readonly origin: string
  /** May write about any dataset. */
  readonly ingestToken: string
  readonly child: Child
  /** @throws when it refuses one */
  readonly tell: (documents: readonly LineageDocument[]) => Promise<void>
  readonly stop: () => Promise<void>
}

/** They share commits. */
const DOCUMENTS_AT_ONCE = 25

export async function startLineage({
  name,
  startChild,
  dataDir,
  environment = {},
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
  async function put(document: LineageDocument): Promise<void> {
    const answer = await fetch(`${origin}/internal/v1/domains/${document.domain}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(document),
    })
    if (!answer.ok) throw new Error(`${name}, ${document.domain}: ${answer.status} ${await answer.text()}`)
  }
  return {
    url: `${origin}/graphql`,
    origin,
    ingestToken: await sign({ kind: 'ingest' }),
    child,
    async tell(documents) {
      const left = documents.values()
      const teller = async () => {
        for (const document of left) await put(document)
      }
      await Promise.all(Array.from({ length: DOCUMENTS_AT_ONCE }, teller))
    },
    stop: () => child.stop(),
  }
}
