import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyStore, differences } from '../../subgraphs/lineage/stores/copy.ts'
import type { LineageStore } from '../../subgraphs/lineage/stores/store.ts'
import { askBelongings, belongings, writeBelongings } from './lineage-copy.sources.ts'
import { ask, question } from './lineage-store.histories.ts'

/** Opens an empty store, which is disposed of before the next one is opened. */
type OpenStore = () => Promise<LineageStore>

/** Small enough for many pages and commits of the little that a random history holds. */
const SMALL = { pageSize: 300, commitSize: 1 }

/** What copying from one kind of store to another must come to. `runs`: how many random stores are copied. */
export function describeCopy(
  name: string,
  { from, to, runs }: { readonly from: OpenStore; readonly to: OpenStore; readonly runs: number },
): void {
  describe(`copying a lineage store: ${name}`, () => {
    test('the copy of any history answers everything as its source does', async () => {
      const questions = fc.array(question, { minLength: 2, maxLength: 2 })
      await fc.assert(
        fc.asyncProperty(belongings, questions, fc.boolean(), async (has, asked, isSmall) => {
          await using stores = await bothOf(from, to)
          const { source, target } = stores
          const oracle = await writeBelongings(source, has)
          const copied = await copyStore({ source, target: strict(target), ...(isSmall ? SMALL : {}) })
          expect(differences(copied.source, copied.target)).toEqual([])
          expect(copied.target.hash).toBe(copied.source.hash)
          expect(await askBelongings(target, has)).toEqual(await askBelongings(oracle, has))
          for (const one of asked) expect(await ask(target, one)).toEqual(await ask(oracle, one))
        }),
        { numRuns: runs },
      )
    })

    test('however often a copy is interrupted, it ends with the same, and nothing twice', async () => {
      const pauses = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 })
      await fc.assert(
        fc.asyncProperty(belongings, pauses, async (has, after) => {
          await using stores = await bothOf(from, to)
          const { source, target } = stores
          await writeBelongings(source, has)
          for (const commits of after) {
            const run = copyStore({ source, target: dyingAfter(commits, strict(target)), ...SMALL })
            await run.catch((error: Error) => expect(error.message).toBe('killed'))
          }
          const copied = await copyStore({ source, target: strict(target), ...SMALL })
          expect(copied.target).toEqual(copied.source)
          expect(await askBelongings(target, has)).toEqual(await askBelongings(source, has))
        }),
        { numRuns: runs },
      )
    })
  })
}

/** Refuses, as not every store does by itself, a commit that is not later than the one before. */
function strict(store: LineageStore): LineageStore {
  return {
    ...store,
    async commit(changes) {
      expect(changes.recordedAt).toBeGreaterThan((await store.status()).lastCommit)
      await store.commit(changes)
    },
  }
}

/** Dies before a commit, or after it, when nobody hears any more that it was written. */
function dyingAfter(commits: number, store: LineageStore): LineageStore {
  let left = commits
  return {
    ...store,
    async commit(changes) {
      left -= 1
      if (left >= 0) return store.commit(changes)
      if (commits % 2 === 0) await store.commit(changes)
      throw new Error('killed')
    },
  }
}

async function bothOf(from: OpenStore, to: OpenStore) {
  const [source, target] = [await from(), await to()]
  return {
    source,
    target,
    async [Symbol.asyncDispose]() {
      await source.dispose()
      await target.dispose()
    },
  }
}
