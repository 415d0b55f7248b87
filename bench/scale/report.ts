import { sizeOf } from '../graph/csr.ts'
import { lineChart } from '../measure/line-chart.ts'
import { type BenchResult, shown, spread, type Table } from '../measure/result.ts'
import { median, pairedRatio, percentile, summarise } from '../measure/statistics.ts'
import { FORM_TITLES, type FormName } from './forms.ts'
import { type Measured, samplesOf } from './measured.ts'
import type { Store } from './options.ts'
import type { Outcome } from './sampling.ts'
import { scaleTargets } from './targets.ts'

const STORE_TITLES = { sqlite: 'SQLite', neo4j: 'Neo4j', postgres: 'Postgres' } as const satisfies Record<Store, string>
const FORMS = Object.keys(FORM_TITLES) as FormName[]
const NOTHING = '–'

export interface ScaleReport {
  readonly runs: readonly Measured[]
  readonly method: readonly string[]
  readonly partial: boolean
}

/** The page: targets, the curve, and what both come from. */
export function scaleReport({ runs, method, partial }: ScaleReport): BenchResult {
  return {
    title: 'Impact at scale',
    command: 'npm run bench:scale',
    partial,
    method,
    targets: scaleTargets(runs),
    figure: { title: 'The hub’s closure by the size of the graph, in ms', svg: curve(runs) },
    tables: [
      graphs(runs),
      byForm(runs, 'The hub, in ms: median (least–most)', ({ hub }, form) => outcome(hub[form])),
      byForm(runs, 'The hub, in µs a node reached', ({ hub, subject }, form) => {
        const samples = samplesOf(hub[form])
        return samples === null ? NOTHING : shown((median(samples) * 1_000) / subject.hub.reached)
      }),
      byForm(runs, 'Typical nodes, in ms: median (least–most)', ({ typical }, form) => outcome(typical[form])),
      ratios(runs),
      random(runs),
      loops(runs),
      loading(runs),
    ],
  }
}

const columnsOf = (runs: readonly Measured[]): string[] =>
  runs.map(({ subject: { size } }) => `${short(size.nodes)} nodes, ${short(size.edges)} edges`)

function outcome(found: Outcome | undefined): string {
  if (found === undefined) return NOTHING
  return typeof found === 'string' ? found : spread(summarise(found))
}

function byForm(runs: readonly Measured[], title: string, cell: (run: Measured, form: FormName) => string): Table {
  const measuredForms = FORMS.filter((form) => runs.some(({ hub }) => hub[form] !== undefined))
  return {
    title,
    columns: ['', ...columnsOf(runs)],
    rows: measuredForms.map((form) => [FORM_TITLES[form], ...runs.map((run) => cell(run, form))]),
  }
}

function graphs(runs: readonly Measured[]): Table {
  const row = (title: string, cell: (run: Measured) => string | number) => [title, ...runs.map(cell)]
  const reached = ({ subject }: Measured) => subject.random.map((asked) => asked.reached)
  return {
    title: 'The graphs',
    columns: ['', ...columnsOf(runs)],
    rows: [
      row('the hub: edges out', ({ subject: { csr, hub } }) => csr.degreeOf(hub.node)),
      row('the hub: nodes reached', ({ subject: { hub } }) => sizeOf(hub.levels)),
      row('the hub: hops to the farthest', ({ subject: { hub } }) => hub.levels.length),
      row('nodes at random: reached by the median one', (run) => Math.round(median(reached(run)))),
      row('nodes at random: reached by 95 of 100 at most', (run) => Math.round(percentile(reached(run), 95))),
    ],
  }
}

interface Pair {
  readonly these: FormName
  readonly those: FormName
  /** Both were asked in the same rounds, and are compared round by round. */
  readonly inTurn: boolean
}

const PAIRS: readonly Pair[] = [
  { these: 'sqliteBare', those: 'memory', inTurn: true },
  { these: 'sqliteService', those: 'sqliteBare', inTurn: true },
  { these: 'neo4jService', those: 'neo4jBare', inTurn: true },
  { these: 'neo4jNaive', those: 'neo4jService', inTurn: false },
  { these: 'postgresUnion', those: 'sqliteService', inTurn: false },
  { these: 'postgresJobs', those: 'sqliteService', inTurn: false },
  { these: 'postgresJobsIndexed', those: 'sqliteService', inTurn: false },
]

function ratios(runs: readonly Measured[]): Table {
  const cell = ({ hub }: Measured, { these, those, inTurn }: Pair): string => {
    const [a, b] = [samplesOf(hub[these]), samplesOf(hub[those])]
    if (a === null || b === null) return NOTHING
    return `${shown(inTurn ? pairedRatio(a, b) : median(a) / median(b))}×`
  }
  return {
    title: 'The hub: how many times as long',
    columns: ['', 'against', ...columnsOf(runs)],
    rows: PAIRS.map((pair) => [
      FORM_TITLES[pair.these],
      FORM_TITLES[pair.those],
      ...runs.map((run) => cell(run, pair)),
    ]).filter((row) => row.slice(2).some((text) => text !== NOTHING)),
  }
}

function random(runs: readonly Measured[]): Table {
  return perStore(runs, 'Nodes at random through the service, in ms', ['p50', 'p95', 'nodes'], ({ random: samples }) =>
    samples === undefined ? null : [percentile(samples, 50), percentile(samples, 95), samples.length],
  )
}

function loops(runs: readonly Measured[]): Table {
  const columns = ['longest hold of its event loop', 'small questions: p50', 'p95', 'most', 'how many', 'hub answers']
  return perStore(runs, 'The service while it answers for the hub, in ms', columns, ({ loop }) =>
    loop === undefined
      ? null
      : [
          loop.longestHold,
          percentile(loop.others, 50),
          percentile(loop.others, 95),
          percentile(loop.others, 100),
          loop.others.length,
          loop.hubAnswers,
        ],
  )
}

function loading(runs: readonly Measured[]): Table {
  const columns = ['graph written', 'edges a second', 'documents of domains taken']
  return perStore(runs, 'Loading, in s', columns, ({ loading: { written, told } }, { subject }) => [
    written,
    Math.round(subject.size.edges / written),
    told ?? NOTHING,
  ])
}

type StoreOf = NonNullable<Measured['stores'][Store]>

function perStore(
  runs: readonly Measured[],
  title: string,
  columns: readonly string[],
  cells: (store: StoreOf, run: Measured) => readonly (string | number)[] | null,
): Table {
  const rows = runs.flatMap((run) =>
    (Object.entries(run.stores) as [Store, StoreOf][]).flatMap(([name, store]) => {
      const found = cells(store, run)
      return found === null ? [] : [[STORE_TITLES[name], short(run.subject.size.nodes), ...found]]
    }),
  )
  return { title, columns: ['', 'nodes', ...columns], rows }
}

function curve(runs: readonly Measured[]): string {
  const lines = FORMS.map((form) => ({
    name: FORM_TITLES[form].replaceAll('`', ''),
    points: runs.flatMap(({ hub, subject }) => {
      const samples = samplesOf(hub[form])
      return samples === null ? [] : [{ x: subject.size.nodes, y: median(samples) }]
    }),
  }))
  return lineChart({
    title: 'The hub’s closure by the size of the graph',
    xTitle: 'nodes',
    yTitle: 'ms',
    lines: lines.filter(({ points }) => points.length > 0),
  })
}

export const short = (count: number): string => (count >= 1e6 ? `${count / 1e6}M` : `${count / 1e3}k`)
