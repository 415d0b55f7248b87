import type { Target } from '../measure/result.ts'
import { median, pairedRatio, percentile } from '../measure/statistics.ts'
import { FORM_TITLES, type FormName } from './forms.ts'
import { type Measured, samplesOf } from './measured.ts'
import type { Outcomes } from './sampling.ts'

/** The size at which the promises hold; a run without it is held against them at its largest. */
const PROMISED_AT = 1_000_000
/** Growth is looked at between the two. */
const GROWTH_FROM = 100_000
const SERVICES = { sqlite: 'sqliteService', neo4j: 'neo4jService' } as const
const TITLES = { sqlite: 'SQLite', neo4j: 'Neo4j' } as const
const MARQUEZ: readonly FormName[] = ['postgresJobs', 'postgresJobsIndexed']

/** What was promised, held against what was measured; nothing of what was left out. */
export function scaleTargets(runs: readonly Measured[]): Target[] {
  const at = runs.find(({ subject }) => subject.size.nodes === PROMISED_AT) ?? runs.at(-1)
  if (at === undefined) return []
  const { nodes } = at.subject.size
  const where = `at ${nodes.toLocaleString('en-US')} nodes`
  return [
    ...hubRatio(at, `the hub through the service on SQLite, against the bare traversal, ${where}`, 1.5, [
      'sqliteService',
      'sqliteBare',
    ]),
    ...hubRatio(at, `the bare traversal of SQLite, against the search in memory, ${where}`, 20, [
      'sqliteBare',
      'memory',
    ]),
    ...hubRatio(at, `the hub through the service on Neo4j, against the bold Cypher, ${where}`, 1.5, [
      'neo4jService',
      'neo4jBare',
    ]),
    ...(['sqlite', 'neo4j'] as const).flatMap((store) => [
      ...medianNode(at, store, where),
      ...growth(runs, store),
      ...hold(at, store, where),
    ]),
    ...runs.flatMap(aheadOfMarquez),
  ]
}

function hubRatio({ hub }: Measured, what: string, limit: number, [these, those]: [FormName, FormName]): Target[] {
  const [a, b] = [samplesOf(hub[these]), samplesOf(hub[those])]
  return a === null || b === null ? [] : [{ what, measured: pairedRatio(a, b), bound: 'at most', limit }]
}

function medianNode({ stores }: Measured, store: keyof typeof SERVICES, where: string): Target[] {
  const samples = stores[store]?.random
  if (samples === undefined) return []
  const what = `a median node through the service on ${TITLES[store]}, ${where}`
  return [{ what, measured: percentile(samples, 50), unit: 'ms', bound: 'at most', limit: 5 }]
}

/** How much faster time grows than the closure: 1 is linear. */
function growth(runs: readonly Measured[], store: keyof typeof SERVICES): Target[] {
  const cost = (nodes: number): number | null => {
    const run = runs.find(({ subject }) => subject.size.nodes === nodes)
    const samples = samplesOf(run?.hub[SERVICES[store]])
    return run === undefined || samples === null ? null : median(samples) / run.subject.hub.reached
  }
  const [small, large] = [cost(GROWTH_FROM), cost(PROMISED_AT)]
  if (small === null || large === null) return []
  const what = `time a node of the hub’s closure through the service on ${TITLES[store]}, at 1M against 100k`
  return [{ what, measured: large / small, bound: 'at most', limit: 1 }]
}

function hold({ stores }: Measured, store: keyof typeof SERVICES, where: string): Target[] {
  const loop = stores[store]?.loop
  if (loop === undefined) return []
  const what = `the longest hold of the event loop while the hub is answered on ${TITLES[store]}, ${where}`
  return [{ what, measured: loop.longestHold, unit: 'ms', bound: 'at most', limit: 50 }]
}

/** Against the faster of Marquez’ forms, with the service on the embedded store, wherever one of them finished. */
function aheadOfMarquez({ subject, hub, typical }: Measured): Target[] {
  const target = (question: string, outcomes: Outcomes, limit: number): Target[] => {
    const ours = samplesOf(outcomes.sqliteService)
    const theirs = MARQUEZ.flatMap((form) => {
      const samples = samplesOf(outcomes[form])
      return samples === null ? [] : [{ form, ms: median(samples) }]
    }).sort((a, b) => a.ms - b.ms)
    const [fastest] = theirs
    if (ours === null || fastest === undefined) return []
    const what = `${FORM_TITLES[fastest.form]}, ${question} of ${subject.size.nodes.toLocaleString('en-US')}, against the service on SQLite`
    return [{ what, measured: fastest.ms / median(ours), bound: 'at least', limit }]
  }
  return [...target('the hub', hub, 5), ...target('typical nodes', typical, 1)]
}
