import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ClientError } from '../../../platform/errors.ts'
import { parseConsumerId, parseIdOf } from '../../../schema/ids.ts'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { ownWordsOf } from '../../../subgraphs/lineage/ledger/manual/manual-detail.ts'
import { createLineageService, type LineageService } from '../../../subgraphs/lineage/service.ts'
import type { EdgeVersion, LineageStore, NodeKey } from '../../../subgraphs/lineage/stores/store.ts'
import { datasetId, minute } from './harness.ts'
import { admin, domainToken } from './manual.ts'
import { type PropertyStore, withStore } from './property-stores.ts'
import { datasetEvent } from './symlinks.ts'

/** What people enter and take back between a few datasets and columns, some of it as of earlier moments. */
const NAMES = ['a', 'b', 'c', 'd']
const dataset = fc.constantFrom(...NAMES.slice(0, 3).map(datasetId))
const end = fc.tuple(dataset, fc.constantFrom('', '#x', '#y')).map((parts) => parts.join(''))
const READER = 'consumer:bi/sales'
const by = fc.constantFrom('admin', 'sales')
const author = fc.constantFrom('ann', 'ben')
const at = fc.option(fc.integer({ min: 0, max: 20 }), { freq: 2 })
const words = { confidence: fc.constantFrom(0.5, 0.9), reason: fc.constantFrom('r', 's'), expires: fc.boolean() }
const edge = { by, author, from: end, to: fc.oneof({ weight: 5, arbitrary: end }, fc.constant(READER)), at }

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('ADD' as const), ...edge, ...words }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('REMOVE' as const), ...edge }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('REGISTER' as const),
      by,
      author,
      reads: fc.uniqueArray(end, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('UNREGISTER' as const), by }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('MERGE' as const),
      names: fc.tuple(...[0, 1].map(() => fc.constantFrom(...NAMES))),
    }),
  },
)
type Step = ReturnType<typeof step.generate>['value']

export function testByHand({ name, open, runs, atLeast }: PropertyStore): void {
  test(`an edge of columns has one of their datasets beside it at every moment, as sure, by the same person: on ${name}`, async () => {
    let covered = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), (history) =>
        withStore(open, async (store) => {
          const service = await createLineageService({ store, budgetMs: 10_000, staleAfterMs: 3_600_000 })
          for (const each of history) {
            const done = await take(service, each)
            const versions = await believed(store)
            covered += await expectCovered(store, versions)
            if (done === null || each.does === 'MERGE') continue
            const again = await take(service, each)
            if (each.does === 'REMOVE') expect([each, again]).toEqual([each, done])
            expect([each, (await believed(store)).map(withoutSightings)]).toEqual([
              each,
              versions.map(withoutSightings),
            ])
          }
        }),
      ),
      { numRuns: runs },
    )
    expect(covered).toBeGreaterThanOrEqual(atLeast)
  })
}

const read = createEventReader()
const ENDS = ['DATASET', 'DATASET_COLUMN', 'CONSUMER'] as const

/** The edges it answers with; null when it was refused. */
async function take(service: LineageService, each: Step): Promise<readonly EdgeVersion[] | null> {
  try {
    if (each.does === 'MERGE') {
      await service.ingest(read(datasetEvent(each.names[0] ?? '', [each.names[1] ?? ''])), { domain: null })
      return []
    }
    const voucher = {
      ...(each.by === 'admin' ? admin : domainToken(each.by)),
      domain: each.by === 'admin' ? null : each.by,
    }
    if (each.does === 'UNREGISTER') await service.removeConsumer(parseConsumerId(READER), voucher)
    else if (each.does === 'REGISTER') {
      const said = { label: 'sales', kind: 'dashboard', owner: null, email: null, url: null }
      const reads = each.reads.map((id) => parseIdOf(['DATASET', 'DATASET_COLUMN'], id))
      const statement = { reason: 'read', expiresAfter: null }
      const { author: name } = each
      await service.registerConsumer({ namespace: 'bi', name: 'sales', author: name, said, reads, statement }, voucher)
    } else {
      const ends = {
        from: parseIdOf(['DATASET', 'DATASET_COLUMN'], each.from),
        to: parseIdOf(ENDS, each.to),
        author: each.author,
      }
      const moment = each.at === null ? null : Date.parse(minute(each.at))
      if (each.does === 'REMOVE') return await service.removeEdges(ends, moment, voucher)
      else {
        const { reason, confidence, expires } = each
        const said = { reason, confidence, expiresAfter: expires ? 'P1D' : null, validFrom: moment }
        await service.addEdges(ends, said, voucher)
      }
    }
    return []
  } catch (error) {
    if (error instanceof ClientError) return null
    throw error
  }
}

const believed = async (store: LineageStore): Promise<readonly EdgeVersion[]> =>
  (await store.versionsAfter(null, 1_000)).filter(
    ({ recordedTo, method }) => recordedTo === null && method === 'MANUAL',
  )

const withoutSightings = ({ lastSeenAt: _lastSeenAt, ...version }: EdgeVersion) => version

/** @returns how many edges of columns there are */
async function expectCovered(store: LineageStore, all: readonly EdgeVersion[]): Promise<number> {
  const nodes = new Map((await store.nodesAfter(0, 1_000)).map((node) => [node.key, node]))
  // What ended before its dataset turned out to be another stays under the name it had.
  const isFinal = (key: NodeKey): boolean => nodes.get(key)?.mergedInto === null
  const versions = all.filter(({ from, to }) => isFinal(from) && isFinal(to))
  const wholeOf = (key: NodeKey): NodeKey => nodes.get(key)?.owner ?? key
  const columns = versions.filter(({ layer }) => layer === 'COLUMN')
  const besides = ({ writer, from, to }: EdgeVersion) =>
    versions.filter(
      (whole) =>
        whole.layer === 'WHOLE' && whole.writer === writer && whole.from === wholeOf(from) && whole.to === wholeOf(to),
    )
  const bounds = versions.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? 0])
  const holds = ({ validFrom, validTo }: EdgeVersion, moment: number) =>
    validFrom <= moment && moment < (validTo ?? Infinity)
  for (const column of columns) {
    const wholes = besides(column)
    for (const moment of bounds.filter((bound) => holds(column, bound))) {
      const there = wholes.filter((whole) => holds(whole, moment))
      const isThere = there.some((whole) => whole.statesColumns && whole.confidence >= column.confidence)
      expect([column, moment, isThere, there]).toEqual([column, moment, true, there])
    }
  }
  for (const whole of versions.filter(({ layer, validTo }) => layer === 'WHOLE' && validTo === null)) {
    const open = columns.filter((column) => column.validTo === null && besides(column).includes(whole))
    expect([whole, open.length > 0]).toEqual([whole, whole.statesColumns])
    const sure = [ownWordsOf(whole)?.confidence ?? 0, ...open.map(({ confidence }) => confidence)]
    expect([whole, whole.confidence]).toEqual([whole, Math.max(...sure)])
  }
  return columns.length
}
