import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DiffBasis } from '../../../subgraphs/lineage/reads/diff/compare.ts'
import { type Diff, diffOf } from '../../../subgraphs/lineage/reads/diff/diff.ts'
import { idOfPlace, type WholeLevel } from '../../../subgraphs/lineage/reads/places.ts'
import { parseSubject } from '../../../subgraphs/lineage/reads/subject.ts'
import { type EdgeVersion, MAX_DEPTH, type TimeView } from '../../../subgraphs/lineage/stores/store.ts'
import { minute } from './harness.ts'
import { type Moment, readHistory } from './history-oracle.ts'
import { type PropertyStore, withStore } from './property-stores.ts'
import { LATEST, mixedSteps, replay, subjects } from './random-history.ts'

const LEVELS = ['DOMAIN', 'PRODUCT', 'PORT'] as const
const DIRECTIONS = ['UPSTREAM', 'DOWNSTREAM'] as const

/** What an edge of one writer between two places is, as drawn: the surest of its versions, and since when. */
type Drawn = Pick<EdgeVersion, 'confidence' | 'method' | 'validFrom'>

function draw({ edges, places }: Moment, nodes: ReadonlySet<number>, level: WholeLevel): Map<string, Drawn> {
  const drawn = new Map<string, Drawn>()
  for (const edge of edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to))) {
    for (const from of places(edge.from, level)) {
      for (const to of places(edge.to, level)) {
        if (from === to && edge.from !== edge.to) continue
        const name = `${from} ${to} ${edge.writer}`
        const known = drawn.get(name) ?? edge
        const confidence = Math.max(known.confidence, edge.confidence)
        drawn.set(name, { method: edge.method, confidence, validFrom: Math.min(known.validFrom, edge.validFrom) })
      }
    }
  }
  return drawn
}

function expected(before: Moment, after: Moment, nodes: ReadonlySet<number>, level: WholeLevel, basis: DiffBasis) {
  const was = draw(before, nodes, level)
  const is = draw(after, nodes, level)
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((name) => {
    const [then, now] = [was.get(name), is.get(name)]
    if (then === undefined || now === undefined) return [[then === undefined ? 'ADDED' : 'REMOVED', name, []]]
    const fields = [
      ...(then.method === now.method ? [] : ['METHOD']),
      ...(then.confidence === now.confidence ? [] : ['CONFIDENCE']),
      ...(basis === 'VALID' || then.validFrom === now.validFrom ? [] : ['VALID_FROM']),
    ]
    return fields.length === 0 ? [] : [['CHANGED', name, fields]]
  })
}

const found = ({ page: { rows }, sides }: Diff) =>
  rows
    .map(({ change }) => {
      const [edge, snapshot] = change.after === null ? [change.before, sides.before] : [change.after, sides.after]
      const ends = [edge.from, edge.to].map((place) => idOfPlace(snapshot, place))
      return [change.kind, `${ends.join(' ')} ${edge.writer}`, change.fields] as const
    })
    .sort(([, a], [, b]) => (a < b ? -1 : 1))

export function testDifferences({ name, open, runs, atLeast }: PropertyStore): void {
  test(`a difference is what is drawn at the one moment and not at the other, in either time: on ${name}`, async () => {
    const moment = fc.integer({ min: -1, max: LATEST + 1 })
    const question = fc.record({
      of: fc.constantFrom(...subjects),
      level: fc.constantFrom(...LEVELS),
      direction: fc.constantFrom(...DIRECTIONS),
      basis: fc.constantFrom('VALID' as const, 'KNOWN' as const),
      moments: fc.tuple(moment, fc.option(moment, { freq: 4 })),
    })
    let differing = 0
    let claimed = 0
    await fc.assert(
      fc.asyncProperty(mixedSteps, fc.array(question, { minLength: 20, maxLength: 20 }), (history, questions) =>
        withStore(open, async (store) => {
          const { service, commits } = await replay(store, history)
          const oracle = await readHistory(store)
          for (const { of, level, direction, basis, moments } of questions) {
            // Minutes stand for commits where knowing is meant: the first is before all of them.
            const [begin = 1] = commits
            const commit = (at: number): number =>
              commits[Math.floor((at / LATEST) * commits.length)] ?? commits.at(-1) ?? 1
            const instant = (at: number): number =>
              basis === 'VALID' ? Date.parse(minute(at)) : at < 0 ? begin - 1 : commit(at)
            const [first, second] = moments
            const [early, late] = [instant(Math.min(first, second ?? first)), instant(Math.max(first, second ?? first))]
            const [from, to] = second === null ? [early, null] : [early, late]
            const asked = { of: parseSubject(of, 'of'), from, to, direction, depth: MAX_DEPTH, level, basis }
            const reader = service.reader()
            const diff = await diffOf(reader, asked, 1_000, null)
            if (diff === null) continue

            const view = (at: number | null): TimeView =>
              basis === 'VALID' ? { asOf: at, knownAt: null } : { asOf: null, knownAt: at }
            const sides = [oracle(view(from)), oracle(view(to))] as const
            const nodes = new Set(
              sides.flatMap((side) => {
                const start = side.start(of)
                return [...start, ...side.distances(start, direction).keys()]
              }),
            )
            const changes = expected(...sides, nodes, level, basis)
            expect([of, level, direction, basis, from, to, found(diff)]).toEqual([
              of,
              level,
              direction,
              basis,
              from,
              to,
              changes,
            ])
            const { ADDED, REMOVED, CHANGED } = diff.counts
            expect(ADDED + REMOVED + CHANGED).toBe(changes.length)

            for (const { change } of diff.page.rows) {
              const { cause, at } = await diff.explain(change)
              if (cause === 'EDGE') expect(at).not.toBeNull()
              if (at !== null) expect([cause, from < at, at <= (to ?? Infinity)]).toEqual([cause, true, true])
              differing++
              if (cause === 'CLAIM') claimed++
            }
          }
        }),
      ),
      { numRuns: runs },
    )
    expect(differing).toBeGreaterThanOrEqual(atLeast)
    // Of many runs, a few of every hundred come of a claim; of few runs perhaps none.
    expect(claimed).toBeGreaterThanOrEqual(atLeast * 0.06)
  })
}
