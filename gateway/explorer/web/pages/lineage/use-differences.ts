import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { HeddleError } from '../../../../../client/errors.ts'
import { asked } from '../../api/asked.ts'
import {
  type ExplorerLineageDiffQuery,
  type LineageDifferenceFragment,
  operations,
} from '../../generated/operations.ts'
import { eachOnce, totalsOf } from '../../lineage/differences.ts'
import { isCompared, type LineageState } from './lineage-state.ts'
import { questionsOf } from './use-lineage.ts'

const PAGE = 1_000

export interface Differences {
  /** Null when no two moments are compared, and while the answer is not there. */
  readonly differences: readonly LineageDifferenceFragment[] | null
  /** Each once, also where several parts of the graph have it. */
  readonly totals: Readonly<Record<'added' | 'removed' | 'changed', number>>
  /** Whether there are more than were given: then the totals are the least there are. */
  readonly hasMore: boolean
  /** Whether more leads on, at either moment, from the outermost that is drawn. */
  readonly isBounded: boolean
  readonly error: HeddleError | null
}

/**
 * What became another between the two moments of the URL: of each part that is drawn as it was asked for, so that no line is drawn
 * that was not compared. Columns have edges of their own.
 */
export function useDifferences(state: LineageState): Differences {
  const isOn = state.of !== '' && isCompared(state)
  const { first, more } = questionsOf(state)
  const levels = state.level === 'COLUMN' ? (['PORT', 'COLUMN'] as const) : null
  const questions = [...first, ...more].flatMap(({ asOf: to, level, ...part }) =>
    (levels ?? [level]).map((level) => ({ ...part, level, from: state.since, to, first: PAGE })),
  )
  const results = useQueries({
    queries: questions.map((question) => asked(operations.explorerLineageDiff, question, { enabled: isOn })),
  })
  const key = JSON.stringify([isOn, results.map(({ dataUpdatedAt }) => dataUpdatedAt)])
  const error = results.find((result) => result.error !== null)?.error ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when each was answered
  return useMemo(() => {
    const found = results.flatMap(({ data }): Diff[] => (data?.data.lineageDiff ? [data.data.lineageDiff] : []))
    const differences = eachOnce(found.flatMap(({ changes }) => changes.edges.map(({ node }) => node)))
    return {
      differences: isOn && found.length > 0 ? differences : null,
      totals: totalsOf(differences),
      hasMore: found.some(({ changes }) => changes.pageInfo.hasNextPage),
      isBounded: found.some(({ complete }) => !complete),
      error: isOn ? error : null,
    }
  }, [key, error])
}

type Diff = NonNullable<ExplorerLineageDiffQuery['lineageDiff']>
