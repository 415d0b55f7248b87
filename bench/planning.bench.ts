import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { parse } from 'graphql'
import { catalogSdl, domainSdl, lineageSdl } from '../schema/sdl.ts'
import { compose } from '../subgraphs/catalog/composition/compose.ts'
import type { Bench } from './bench.ts'
import { expectEqual } from './measure/check.ts'
import { spread, type Table } from './measure/result.ts'
import { interleave } from './measure/rounds.ts'
import { pairedRatio, summarise } from './measure/statistics.ts'
import { leafSdl } from './mesh/leaves.ts'
import { domainId, type MeshPlan } from './mesh/numbered-products.ts'
import { nestedLineage } from './mesh/queries.ts'

const LEVELS = 5
/** One to find the product, then lineage and products in turn. */
const FETCHES = 7

/**
 * Whether a mesh of 300 domains plans as fast as one of 3. A domain without a leaf is a row in the routing table and changes
 * nothing in the supergraph, so the domains that count are those with one: here every third, and, harder, every single one.
 */
export const planning: Bench = async ({ quick, say }) => {
  const contract = { catalog: catalogSdl(), lineage: lineageSdl(), products: domainSdl() }
  const planOf = { domains: 3, products: 9, columns: 1, edition: 0 } satisfies MeshPlan
  const document = parse(nestedLineage(planOf, 0, LEVELS).query)

  const variant = (domains: number, withLeaf: number) => {
    const leaves = Array.from({ length: withLeaf }, (_, index) => ({
      domain: domainId(index),
      sdl: leafSdl(domainId(index)),
    }))
    const [composed, composeMs] = timed(() => compose(contract, leaves))
    if (composed.sdl === null) throw new Error(composed.problems.join('\n'))
    const supergraph = Supergraph.build(composed.sdl)
    const [planner, startMs] = timed(() => new QueryPlanner(supergraph))
    const plan = () => {
      const operation = operationFromDocument(supergraph.apiSchema(), document, { validate: false })
      return timed(() => planner.buildQueryPlan(operation))
    }
    const [first, firstMs] = plan()
    expectEqual(`fetches of the plan at ${domains} domains, ${withLeaf} with a leaf`, countFetches(first), FETCHES)
    say(`${domains} domains, ${withLeaf} with a leaf: composed in ${composeMs.toFixed(0)} ms`)
    return { domains, withLeaf, composeMs, startMs, firstMs, plan: async () => plan()[1] }
  }

  // The first one pays for all that is loaded and compiled once.
  variant(3, 1)
  const most = quick ? 30 : 300
  const few = variant(3, 1)
  const many = variant(most, most / 3)
  const all = variant(most, most)
  const samples = await interleave(quick ? 3 : 40, { few: few.plan, many: many.plan, all: all.plan })

  const row = (name: keyof typeof samples, { domains, withLeaf, composeMs, startMs, firstMs }: typeof few) => [
    domains,
    withLeaf,
    spread(summarise(samples[name])),
    firstMs,
    startMs,
    composeMs,
  ]
  const table: Table = {
    title: 'Planning, in ms of CPU',
    columns: ['domains', 'with a leaf', 'a plan: median (least–most)', 'first plan', 'planner start', 'composition'],
    rows: [row('few', few), row('many', many), row('all', all)],
  }
  return {
    title: 'Planning a nested query, by the number of domains',
    method: [
      `Lineage ${LEVELS} levels deep with name and owner of each product; each plan is checked to have ${FETCHES} fetches.`,
      'Apollo’s planner over supergraphs composed as the catalog composes them; no plan cache; variants in turn.',
      'A domain without a leaf does not appear in the supergraph at all.',
    ],
    targets: [
      {
        what: `a plan at ${most} domains, a third with a leaf, against 3`,
        measured: pairedRatio(samples.many, samples.few),
        bound: 'at most',
        limit: 3,
      },
    ],
    tables: [table],
  }
}

/** The CPU that the work took, in ms: planning waits for nothing, and a busy machine does not blur it. */
function timed<Value>(work: () => Value): [Value, number] {
  const began = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(began)
  return [value, (user + system) / 1_000]
}

type PlanNode = NonNullable<QueryPlan['node']>

function countFetches({ node }: QueryPlan): number {
  const count = (step: PlanNode): number => {
    if (step.kind === 'Fetch') return 1
    if (step.kind === 'Flatten') return count(step.node)
    if (step.kind === 'Sequence' || step.kind === 'Parallel') {
      return step.nodes.reduce((sum, inner) => sum + count(inner as PlanNode), 0)
    }
    throw new Error(`plan: expected fetches in sequence and parallel, got ${step.kind}`)
  }
  return node === undefined ? 0 : count(node as PlanNode)
}
