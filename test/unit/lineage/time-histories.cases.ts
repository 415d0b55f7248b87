import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allRows } from '../../../subgraphs/lineage/reads/filter.ts'
import { graphAround } from '../../../subgraphs/lineage/reads/graph.ts'
import { reach, reachedPage } from '../../../subgraphs/lineage/reads/impact.ts'
import { idOfPlace, type RollUpLevel, type WholeLevel } from '../../../subgraphs/lineage/reads/places.ts'
import { parseSubject } from '../../../subgraphs/lineage/reads/subject.ts'
import { createLineageService, type LineageService } from '../../../subgraphs/lineage/service.ts'
import { allEdges, type Direction, MAX_DEPTH, type TimeView } from '../../../subgraphs/lineage/stores/store.ts'
import { minute } from './harness.ts'
import { type Rows, readHistory } from './history-oracle.ts'
import { type PropertyStore, withStore } from './property-stores.ts'
import { columnSubjects, LATEST, mixedSteps, replay, subjects, take } from './random-history.ts'

type Question = { readonly of: string; readonly level: RollUpLevel; readonly direction: Direction }

const LEVELS = ['DOMAIN', 'PRODUCT', 'PORT'] as const satisfies readonly WholeLevel[]
const DIRECTIONS = ['UPSTREAM', 'DOWNSTREAM'] as const

/** What is reached, and its first page; null when nothing is known under the id. */
async function reachedAt(service: LineageService, { of, level, direction }: Question, asked: TimeView) {
  const reader = service.reader()
  const snapshot = await reader.at(asked)
  const subject = await reader.subject(parseSubject(of, 'of'), snapshot)
  if (subject === null) return null
  const walk = { subject, direction, level, depth: MAX_DEPTH, rows: allRows, edges: allEdges }
  const reached = await reach(reader, snapshot, {
    ...walk,
    includeIndirect: false,
    withDatasets: true,
    withCoverage: true,
  })
  const { page } = await reachedPage(reader, reached, 1_000, null)
  return { reader, snapshot, subject, reached, page }
}

/** All that an answer says of what is reached and by which edges; null when nothing is known under the id. */
async function answer(service: LineageService, question: Question, asked: TimeView): Promise<unknown> {
  const found = await reachedAt(service, question, asked)
  if (found === null) return null
  const { reader, snapshot, subject, reached, page } = found
  const rows = await Promise.all(
    page.rows.map(async ({ id, row }) => {
      const { nodes, lowestConfidence } = await reached.wayTo(row)
      return [id, row.distance, nodes.map(snapshot.directory.idOf), lowestConfidence]
    }),
  )
  const graph = await graphAround(reader, snapshot, subject, question.direction, MAX_DEPTH, question.level)
  const edges = graph.edges.map(({ id, from, to, method, writer, confidence, validFrom, validTo }) => {
    return [id, idOfPlace(snapshot, from), idOfPlace(snapshot, to), method, writer, confidence, validFrom, validTo]
  })
  return { rows, edges, total: (await reached.totals()).total, more: reached.closure.more }
}

export function testAnswersAreKept({ name, open, runs, atLeast }: PropertyStore): void {
  test(`what was answered at a commit is answered ever after, asked as it was known then: on ${name}`, async () => {
    const moment = fc.option(fc.integer({ min: -1, max: LATEST + 1 }))
    const question = fc.record({
      of: fc.constantFrom(...subjects, ...columnSubjects),
      level: fc.constantFrom(...LEVELS, 'COLUMN' as const),
      direction: fc.constantFrom(...DIRECTIONS),
      moment,
    })
    let remembered = 0
    await fc.assert(
      fc.asyncProperty(mixedSteps, fc.array(question, { minLength: 8, maxLength: 8 }), (history, questions) =>
        withStore(open, async (store) => {
          const options = { store, budgetMs: 10_000, staleAfterMs: 3_600_000 }
          const service = await createLineageService(options)
          const answers: { question: Question; asked: TimeView; was: unknown }[] = []
          for (const [i, step] of history.entries()) {
            await take(service, step, i + 1)
            const { lastCommit: knownAt } = await store.status()
            for (const { moment: at, ...asked } of questions) {
              const asOf = at === null ? null : Date.parse(minute(at))
              const was = await answer(service, asked, { knownAt: null, asOf })
              // What nobody has heard of yet is NOT_FOUND now, and has nothing around it when asked of this moment later.
              if (was !== null) answers.push({ question: asked, asked: { knownAt, asOf }, was })
            }
          }
          for (const each of [service, await createLineageService(options)]) {
            for (const { question: of, asked, was } of answers) {
              const now = await answer(each, of, asked)
              expect([of, asked, now]).toEqual([of, asked, was])
              remembered++
            }
          }
        }),
      ),
      { numRuns: runs },
    )
    expect(remembered).toBeGreaterThanOrEqual(atLeast)
  })
}

export function testMoments({ name, open, runs, atLeast }: PropertyStore): void {
  test(`what held at a moment is worked out from the versions of edges and claims, in both times: on ${name}`, async () => {
    const moment = fc.integer({ min: -1, max: LATEST + 1 })
    let reachedSome = 0
    await fc.assert(
      fc.asyncProperty(
        mixedSteps,
        fc.array(moment, { minLength: 3, maxLength: 3 }),
        fc.nat(),
        (history, moments, then) =>
          withStore(open, async (store) => {
            const { service, commits } = await replay(store, history)
            const oracle = await readHistory(store)
            for (const at of moments) {
              const view = { asOf: Date.parse(minute(at)), knownAt: commits[then % commits.length] ?? 0 }
              for (const asked of [view, { ...view, knownAt: null }]) {
                for (const of of subjects.filter((_, i) => (i + then) % 3 === 0)) {
                  for (const level of LEVELS) {
                    for (const direction of DIRECTIONS) {
                      const rows = await rowsOf(service, { of, level, direction }, asked)
                      if (rows === null) continue
                      const expected = oracle(asked).rows(of, level, direction)
                      expect([of, level, direction, asked, rows]).toEqual([of, level, direction, asked, expected])
                      if (rows.length > 0) reachedSome++
                    }
                  }
                }
              }
            }
          }),
      ),
      { numRuns: runs },
    )
    expect(reachedSome).toBeGreaterThanOrEqual(atLeast)
  })
}

async function rowsOf(service: LineageService, question: Question, asked: TimeView): Promise<Rows | null> {
  const found = await reachedAt(service, question, asked)
  if (found === null) return null
  return found.page.rows.map(({ id, row }) => [id, row.distance])
}
