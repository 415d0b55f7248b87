import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { HeddleError } from '../../../../../client/errors.ts'
import { asked } from '../../api/asked.ts'
import {
  type ExplorerLineageDiffQuery,
  type LineageDifferenceFragment,
  operations,
} from '../../generated/operations.ts'
import { isCompared, type LineageState } from './lineage-state.ts'
import { questionsOf } from './use-lineage.ts'

const PAGE = 1_000

export interface Differences {
  /** Null when no two moments are compared, and while the answer is not there. */
  readonly differences: readonly LineageDifferenceFragment[] | null
  /** Exact, whatever is drawn. */
  readonly totals: Readonly<Record<'added' | 'removed' | 'changed', number>>
  readonly hasMore: boolean
  readonly error: HeddleError | null
}

/** What became another between the two moments of the URL, each way that is drawn, as far as is drawn. */
export function useDifferences(state: LineageState, hops: number): Differences {
  const isOn = state.of !== '' && isCompared(state)
  const questions = questionsOf(state).first.map(({ asOf: to, depth: _, ...question }) => ({
    ...question,
    from: state.since,
    to,
    depth: Math.max(1, hops),
    first: PAGE,
  }))
  const results = useQueries({
    queries: questions.map((question) => asked(operations.explorerLineageDiff, question, { enabled: isOn })),
  })
  const key = JSON.stringify([isOn, results.map(({ dataUpdatedAt }) => dataUpdatedAt)])
  const error = results.find((result) => result.error !== null)?.error ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when each was answered
  return useMemo(() => {
    const found = results.flatMap(({ data }): Diff[] => (data?.data.lineageDiff ? [data.data.lineageDiff] : []))
    const sum = (count: 'added' | 'removed' | 'changed') => found.reduce((all, one) => all + one[count], 0)
    return {
      differences:
        isOn && found.length > 0 ? found.flatMap(({ changes }) => changes?.edges.map(({ node }) => node) ?? []) : null,
      totals: { added: sum('added'), removed: sum('removed'), changed: sum('changed') },
      hasMore: found.some(({ changes }) => changes?.pageInfo.hasNextPage === true),
      error: isOn ? error : null,
    }
  }, [key, error])
}

type Diff = NonNullable<ExplorerLineageDiffQuery['lineageDiff']>
