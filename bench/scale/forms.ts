import type { BareCypher } from '../graph/bare-cypher.ts'
import { NAIVE_DEPTH } from '../graph/bare-cypher.ts'
import type { Csr } from '../graph/csr.ts'
import { checkImpact, type ImpactAnswer, impactOf } from '../graph/impact-question.ts'
import { idOfNode, nodeOfId } from '../graph/mesh-of-graph.ts'
import { nodesOfText, type PostgresForms } from '../graph/postgres-forms.ts'
import type { RawWalk } from '../graph/raw-walk.ts'
import { createReachCheck } from '../graph/reach-check.ts'
import { keyOf, nodeOfKey } from '../graph/write-graph.ts'
import { ask } from '../mesh/ask.ts'
import type { Asked } from './subject.ts'

/** Every way to find what a node reaches that is measured, as the page calls it. */
export const FORM_TITLES = {
  memory: 'In memory: breadth-first search over sparse rows',
  sqliteBare: 'SQLite: bare, level by level',
  sqliteService: 'SQLite: through the service',
  neo4jBare: 'Neo4j: bold Cypher',
  neo4jService: 'Neo4j: through the service',
  neo4jNaive: 'Neo4j: naive Cypher',
  postgresUnion: 'Postgres: `UNION` over edges',
  postgresJobs: 'Postgres: Marquez’ form',
  postgresJobsIndexed: 'Postgres: Marquez’ form, with an index',
} as const
export type FormName = keyof typeof FORM_TITLES

export interface Form {
  readonly name: FormName
  /** Resolves when the answer is there, to what checks it. Null: the form gave up at the limit. */
  readonly ask: (asked: Asked) => Promise<(() => void) | null>
}

/** Milliseconds until the answer was there, which is then checked; null when the form gave up. @throws for a wrong answer */
export async function time(form: Form, asked: Asked): Promise<number | null> {
  const began = performance.now()
  const check = await form.ask(asked)
  const took = performance.now() - began
  if (check === null) return null
  check()
  return took
}

export const inMemory = (csr: Csr): Form => ({
  name: 'memory',
  async ask({ node, reach }) {
    const found = csr.closure(node)
    return () =>
      reach().levels(
        FORM_TITLES.memory,
        found.map((level) => [...level]),
      )
  },
})

export const sqliteBare = (walk: RawWalk): Form => ({
  name: 'sqliteBare',
  async ask({ node, reach }) {
    const found = walk.levels(keyOf(node))
    return () =>
      reach().levels(
        FORM_TITLES.sqliteBare,
        found.map((keys) => keys.map(nodeOfKey)),
      )
  },
})

/** Exact counts and the first rows, at PORT level, over HTTP. */
export const throughService = (name: 'sqliteService' | 'neo4jService', url: string): Form => ({
  name,
  async ask({ node, impact }) {
    const found = await ask<ImpactAnswer>(url, impactOf(idOfNode(node), 'PORT'))
    return () => checkImpact(FORM_TITLES[name], found, impact())
  },
})

export const neo4jBare = (cypher: BareCypher): Form => ({
  name: 'neo4jBare',
  async ask({ node, reach }) {
    const found = await cypher.bold(keyOf(node))
    return () =>
      reach().levels(
        FORM_TITLES.neo4jBare,
        found.map((ids) => ids.map(nodeOfId)),
      )
  },
})

export const neo4jNaive = (cypher: BareCypher, nodes: number, limitMs: number): Form => ({
  name: 'neo4jNaive',
  async ask({ node, levels }) {
    const found = await cypher.naive(keyOf(node), limitMs)
    if (found === null) return null
    return () => createReachCheck(nodes, levels.slice(0, NAIVE_DEPTH)).set(FORM_TITLES.neo4jNaive, found.map(nodeOfId))
  },
})

export const postgresUnion = (forms: PostgresForms): Form => ({
  name: 'postgresUnion',
  async ask({ node, reach }) {
    const found = await forms.union(node)
    return found === null ? null : () => reach().set(FORM_TITLES.postgresUnion, nodesOfText(found))
  },
})

/** It is told how deep it has to go: it stops nowhere by itself when there is a cycle. */
export const postgresJobs = (name: 'postgresJobs' | 'postgresJobsIndexed', forms: PostgresForms): Form => ({
  name,
  async ask({ node, levels, reach }) {
    const found = await forms.jobs(node, Math.max(1, levels.length))
    return found === null ? null : () => reach().levels(FORM_TITLES[name], found.map(nodesOfText))
  },
})
