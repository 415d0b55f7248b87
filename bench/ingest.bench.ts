import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, BenchOptions } from './bench.ts'
import { type MeasuredLoad, measureWork, startLoadDriver } from './load/load.ts'
import { functionTable, type ProfiledLoad, profileLoad } from './load/profiled.ts'
import { type BenchResult, shown, spread, type Target } from './measure/result.ts'
import { interleave } from './measure/rounds.ts'
import { median, summarise } from './measure/statistics.ts'
import { startLineage } from './mesh/lineage-service.ts'
import { openNeo4j } from './mesh/neo4j.ts'
import { checkStored } from './mesh/pipeline-check.ts'
import { eventBody, type PipelinePlan } from './mesh/pipeline-runs.ts'
import type { Child } from './processes/child.ts'
import type { EventsOrder, LoadOutcome } from './processes/load-driver.ts'
import type { Usage } from './processes/probe.ts'

/** Marquez 0.51 on Postgres with events like these, on such a machine: ms of CPU an event, and events a second. */
const MARQUEZ = { cpu: 39, one: 23, eight: 52 }

const WAYS = {
  one: { connections: 1, batch: null },
  eight: { connections: 8, batch: null },
  batch: { connections: 1, batch: 50 },
}
type Way = keyof typeof WAYS
type Load = MeasuredLoad<'lineage'> & { readonly storeCpu: number | null }

/** What taking in an OpenLineage event costs, over HTTP and durable, and whether memory stays where it was. */
export const ingest: Bench = async (options) => {
  const { folder, quick } = options
  const sqlite = await measure(options, 'sqlite', { dataDir: join(folder, 'sqlite'), pid: null })
  const neo4j = quick ? null : await measureNeo4j(options)
  return report(options, sqlite, neo4j)
}

async function measureNeo4j(options: BenchOptions): Promise<Measured | null> {
  const server = await openNeo4j(options.say)
  if (server === null) return null
  const { uri, user, password } = server.address
  const environment = { HEDDLE_NEO4J_URL: uri, HEDDLE_NEO4J_USER: user, HEDDLE_NEO4J_PASSWORD: password }
  try {
    return await measure(options, 'neo4j', { dataDir: join(options.folder, 'neo4j'), environment, pid: server.pid })
  } finally {
    await server.release()
  }
}

interface Measured {
  readonly samples: Readonly<Record<Way, readonly Load[]>>
  readonly profile: ProfiledLoad
  readonly soak: readonly Stretch[]
}

/** A part of the long run. */
interface Stretch {
  /** Events so far, the rounds before counted. */
  readonly events: number
  readonly rss: number
  readonly load: Load
}

interface Store {
  readonly dataDir: string
  readonly environment?: Readonly<Record<string, string>>
  /** Of the database's own process. */
  readonly pid: number | null
}

async function measure({ quick, long, say, startChild }: BenchOptions, name: string, store: Store): Promise<Measured> {
  const plan: PipelinePlan = { jobs: quick ? 40 : 2_000, startedAt: Date.UTC(2026, 0, 1) }
  const lineage = await startLineage({ name, startChild, ...store })
  const driver = startLoadDriver(startChild)
  let runs = 0
  const post = (way: Way, count: number): Promise<Load> => {
    const { origin, ingestToken: token } = lineage
    const order: EventsOrder = { origin, token, plan, from: runs, runs: count, ...WAYS[way] }
    runs += count
    return measured(driver, order, lineage.child, store.pid)
  }
  const check = () => checkStored(`${name} after ${runs} runs`, lineage, plan, runs)

  await post('eight', plan.jobs)
  await check()
  const counts = quick ? { one: 10, eight: 40, batch: 50 } : { one: 1_000, eight: 3_000, batch: 5_000 }
  const variants = {
    one: () => post('one', counts.one),
    eight: () => post('eight', counts.eight),
    batch: () => post('batch', counts.batch),
  }
  await interleave(1, variants)
  say(`${name}: every job has run, and what was posted is there; warm`)
  const samples = await interleave(quick ? 1 : 3, variants)
  const profile = await profileLoad(lineage.child, () => post('eight', counts.eight))
  await check()
  say(`${name}: measured`)

  const soak: Stretch[] = []
  const stretch = quick ? 20 : long ? 50_000 : 2_500
  for (let at = 0; at <= 10; at += 1) {
    const load = await post('eight', at === 0 ? counts.eight : stretch)
    const { rss } = await lineage.child.ask<Usage>('probe.usage')
    soak.push({ events: runs * 2, rss, load })
    say(`${name}: ${shown(runs * 2)} events, ${shown(load.operationsPerSecond)}/s, ${mib(rss)} MiB`)
  }
  await check()
  await Promise.all([driver.stop(), lineage.stop()])
  return { samples, profile, soak }
}

async function measured(driver: Child, order: EventsOrder, lineage: Child, storePid: number | null): Promise<Load> {
  const before = cpuOf(storePid)
  const load = await measureWork(() => driver.ask<LoadOutcome>('events', order), { lineage: [lineage] })
  const after = cpuOf(storePid)
  return { ...load, storeCpu: before === null || after === null ? null : (after - before) / load.operations }
}

/** Ticks of `/proc/<pid>/stat`: a hundred a second on every Linux. */
const TICK_MS = 10

/** Milliseconds of CPU that a process has used; null where `/proc` does not tell. */
function cpuOf(pid: number | null): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return null
  }
}

const mib = (bytes: number): string => shown(Math.round(bytes / 2 ** 20))

function report({ long }: BenchOptions, sqlite: Measured, neo4j: Measured | null): BenchResult {
  const stores = { SQLite: sqlite, ...(neo4j === null ? {} : { Neo4j: neo4j }) }
  const all = Object.entries(stores)
  const bytes = eventBody({ jobs: 2_000, startedAt: Date.UTC(2026, 0, 1) }, 1_234, 'START').length
  return {
    title: 'Taking in OpenLineage events',
    method: [
      `RunEvents of ${shown(bytes)} bytes: two inputs and two outputs, each with a schema facet of five columns, both outputs with columnLineage; START and COMPLETE of runs of 2,000 jobs, over HTTP to the lineage process, each answered when it is on the disk. The driver is a process of its own on the same cores.`,
      'One connection, eight connections, and one connection with batches of 100 events, in turn; medians of rounds. CPU is user and system time of all threads of the lineage process; the database’s own stands beside it.',
      'Before a number counts, every edge of every job is asked for: it is there once, last seen at the last COMPLETE that was posted.',
      `Memory: eight connections without a pause${long ? '' : ' (`--long`: a million events)'}; resident, as the system counts it.`,
      `Targets: Marquez 0.51 on Postgres took ${MARQUEZ.cpu} ms of CPU an event, ${MARQUEZ.one} events/s on one connection and ${MARQUEZ.eight} on eight, measured once on such a machine and not in this run.`,
      ...(neo4j === null ? ['Neo4j was left out.'] : []),
    ],
    targets: all.flatMap(([name, measured]) => targetsOf(name, measured)),
    tables: [
      {
        title: 'An event',
        columns: ['store', 'how', 'events/s: median (least–most)', 'p50 ms', 'p95 ms', 'CPU ms', 'database’s CPU ms'],
        rows: all.flatMap(([name, { samples }]) => [
          [name, 'one connection', ...cells(samples.one)],
          [name, 'eight connections', ...cells(samples.eight)],
          [name, 'batches of 100 (latency of a batch)', ...cells(samples.batch)],
        ]),
      },
      ...all.map(([name, { soak }]) => ({
        title: `${name}: a long run`,
        columns: ['events', 'resident MiB', 'events/s', 'p95 ms', 'CPU ms an event'],
        rows: soak.map(({ events, rss, load }) => [
          events,
          mib(rss),
          load.operationsPerSecond,
          load.p95,
          load.cpu.lineage,
        ]),
      })),
      ...all.map(([name, { profile }]) => {
        const table = functionTable(profile)
        return { ...table, title: `${name}: ${table.title}` }
      }),
    ],
  }
}

function cells(loads: readonly Load[]): (string | number)[] {
  const of = (read: (load: Load) => number) => median(loads.map(read))
  const storeCpu = loads.flatMap((load) => load.storeCpu ?? [])
  return [
    spread(summarise(loads.map((load) => load.operationsPerSecond))),
    of((load) => load.p50),
    of((load) => load.p95),
    of((load) => load.cpu.lineage),
    storeCpu.length === 0 ? '–' : median(storeCpu),
  ]
}

function targetsOf(name: string, { samples, soak }: Measured): Target[] {
  const rate = (way: 'one' | 'eight') => median(samples[way].map((load) => load.operationsPerSecond)) / MARQUEZ[way]
  const cpu = (way: 'one' | 'eight') => median(samples[way].map((load) => load.cpu.lineage)) / MARQUEZ.cpu
  const [first, last] = [soak[0], soak.at(-1)]
  return [
    {
      what: `${name}: CPU of an event, one connection, against Marquez`,
      measured: cpu('one'),
      bound: 'at most',
      limit: 0.1,
    },
    {
      what: `${name}: CPU of an event, eight connections, against Marquez`,
      measured: cpu('eight'),
      bound: 'at most',
      limit: 0.1,
    },
    {
      what: `${name}: events/s on one connection, against Marquez`,
      measured: rate('one'),
      bound: 'at least',
      limit: 10,
    },
    {
      what: `${name}: events/s on eight connections, against Marquez`,
      measured: rate('eight'),
      bound: 'at least',
      limit: 10,
    },
    {
      what: `${name}: memory after the long run, against its beginning`,
      measured: (last?.rss ?? 0) / (first?.rss ?? 1),
      bound: 'at most',
      limit: 1.25,
    },
  ]
}
