import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql'
import { afterEach, beforeEach } from 'vitest'
import { requireToken, type TokenClaims } from '../../../platform/tokens.ts'
import type { LineageDocument, LineageInput, LineagePort } from '../../../schema/lineage-document.ts'
import { type Context, createContext } from '../../../subgraphs/lineage/context.ts'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { createSchema } from '../../../subgraphs/lineage/resolvers/schema.ts'
import { createLineageService, type LineageService } from '../../../subgraphs/lineage/service.ts'
import { openSqliteStore } from '../../../subgraphs/lineage/stores/sqlite.ts'
import type { LineageStore } from '../../../subgraphs/lineage/stores/store.ts'

export type Lineage = {
  readonly store: () => LineageStore
  readonly service: () => LineageService
  /** The same files, opened again. */
  readonly restart: () => Promise<void>
  /** Posts a run of `job` with inputs and outputs in namespace `db`, and whatever else the event should have. */
  readonly run: (job: string, parts?: RunParts) => Promise<void>
  readonly event: (body: unknown, domain?: string) => Promise<void>
  readonly put: (document: LineageDocument) => ReturnType<LineageService['putDomain']>
  /** With a token of these claims, as the server reads it from the header; without one when there are none. */
  readonly query: (text: string, variables?: Record<string, unknown>, claims?: TokenClaims) => Promise<ExecutionResult>
  /** `query`, whose data is as given; fails on errors. */
  readonly data: <Data = Record<string, never>>(
    text: string,
    variables?: Record<string, unknown>,
    claims?: TokenClaims,
  ) => Promise<Data>
  /** The code of the first error, as clients get it; undefined when there is none. */
  readonly code: (query: string, variables?: Record<string, unknown>) => Promise<unknown>
}

export type RunParts = {
  readonly reads?: readonly string[]
  readonly writes?: readonly string[]
  readonly type?: string
  readonly runId?: string
  /** Minutes after the beginning of 2026. */
  readonly at?: number
  readonly facets?: Record<string, unknown>
}

/** A lineage service on a SQLite file of its own, for each test of the file that calls this. */
export function useLineage(): Lineage {
  const schema: GraphQLSchema = createSchema()
  const readEvent = createEventReader()
  let folder = ''
  let store: LineageStore | undefined
  let service: LineageService | undefined

  const open = async () => {
    store = await openSqliteStore({ file: join(folder, 'lineage.sqlite'), readers: 1 })
    service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000, edgeExpiryDays: 35 })
  }
  const opened = (): LineageService => {
    if (service === undefined) throw new Error('the lineage service is not open')
    return service
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heddle-lineage-'))
    await open()
  })
  afterEach(async () => {
    await service?.drained()
    await store?.dispose()
    await rm(folder, { recursive: true })
  })

  const lineage: Lineage = {
    store: () => {
      if (store === undefined) throw new Error('the store is not open')
      return store
    },
    service: opened,
    async restart() {
      await opened().drained()
      await store?.dispose()
      await open()
    },
    event: (body, domain) => opened().ingest(readEvent(body), { domain: domain ?? null }),
    run: (job, parts = {}) => lineage.event(runEvent(job, parts)),
    put: (document) => opened().putDomain(document),
    async query(text, variables = {}, claims = undefined) {
      const document = parse(text)
      const problems = validate(schema, document)
      if (problems.length > 0) throw new Error(problems.join('\n'))
      const contextValue: Context = createContext({
        service: opened,
        authorize: (kinds) => requireToken(async () => claims ?? { kind: 'enrol' }, claims && 'Bearer a-token', kinds),
      })
      const result = await execute({ schema, document, variableValues: variables, contextValue })
      const { extensions } = contextValue
      return Object.keys(extensions).length > 0 ? { ...result, extensions } : result
    },
    async data(text, variables, claims) {
      const { data, errors } = await lineage.query(text, variables, claims)
      if (errors) throw new Error(errors.map((error) => `${error.path?.join('.')}: ${error.stack}`).join('\n'))
      return JSON.parse(JSON.stringify(data))
    },
    async code(text, variables) {
      const [error] = (await lineage.query(text, variables)).errors ?? []
      return (error?.originalError as { code?: string } | undefined)?.code ?? error?.extensions.code ?? error?.message
    },
  }
  return lineage
}

export const minute = (at: number): string => new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString()

const SPEC = 'https://openlineage.io/spec/2-0-2/OpenLineage.json'

export function runEvent(job: string, parts: RunParts): Record<string, unknown> {
  const { reads = [], writes = [], type = 'COMPLETE', runId = randomUUID(), at = 0, facets = {} } = parts
  return {
    eventTime: minute(at),
    eventType: type,
    producer: 'https://example.org/producer',
    schemaURL: `${SPEC}#/$defs/RunEvent`,
    run: { runId },
    job: { namespace: 'etl', name: job, facets },
    inputs: reads.map(named),
    outputs: writes.map(named),
  }
}

export const jobEvent = (job: string, parts: RunParts): Record<string, unknown> => {
  const { run: _run, eventType: _type, ...event } = runEvent(job, parts)
  return { ...event, schemaURL: `${SPEC}#/$defs/JobEvent` }
}

const named = (name: string) => ({ namespace: 'db', name })

export const datasetId = (name: string): string => `dataset:db/${name}`

type PortSketch = Partial<Omit<LineagePort, 'id' | 'datasets'>> & { readonly datasets?: readonly string[] }
type ProductSketch = {
  readonly ports?: Readonly<Record<string, PortSketch>>
  readonly inputs?: readonly Partial<LineageInput>[]
  readonly owner?: string | null
  readonly tags?: readonly string[]
  readonly status?: LineageDocument['products'][number]['status']
  readonly title?: string
}

/** A harvest of a domain, by the names of its products and their ports; datasets are those of namespace `db`. */
export function harvest(
  domain: string,
  products: Readonly<Record<string, ProductSketch>>,
  { version = 1, complete = true, harvestedAt = new Date().toISOString() } = {},
): LineageDocument {
  return {
    domain,
    title: null,
    version,
    harvestedAt,
    complete,
    products: Object.entries(products).map(([name, { ports = {}, inputs = [], owner, tags, status, title }]) => ({
      id: `${domain}/${name}`,
      title: title ?? null,
      version: null,
      status: status ?? null,
      owner: owner ?? null,
      tags: [...(tags ?? [])],
      inputs: inputs.map((input, i) => ({
        name: `input-${i}`,
        version: null,
        contractId: null,
        portId: null,
        dataset: null,
        ...input,
      })),
      ports: Object.entries(ports).map(([port, { datasets = [], ...given }]) => ({
        name: port,
        version: null,
        kind: null,
        contract: null,
        inputContracts: null,
        columns: [],
        serviceLevels: [],
        ...given,
        id: `${domain}/${name}/${port}`,
        datasets: datasets.map(named),
      })),
      serviceLevels: Object.values(ports).flatMap((port) => port.serviceLevels ?? []),
    })),
  }
}
