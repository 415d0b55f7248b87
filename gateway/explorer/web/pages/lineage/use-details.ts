import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { asked } from '../../api/asked.ts'
import { operations } from '../../generated/operations.ts'
import { type Details, detailsOf } from '../../lineage/details.ts'
import type { Question } from './use-lineage.ts'

const NONE: ReadonlyMap<string, Details> = new Map()

/** What the cards say beside their names: one question for each part that is drawn, none a card. Until it is there, nothing. */
export function useDetails(
  questions: readonly Question[],
  { columns }: { readonly columns: boolean },
): ReadonlyMap<string, Details> {
  const results = useQueries({
    queries: questions.map((question) =>
      asked(operations.explorerLineageDetails, { ...question, columns }, { staleTime: 60_000 }),
    ),
  })
  const key = JSON.stringify(results.map(({ dataUpdatedAt }) => dataUpdatedAt))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when each was answered
  return useMemo(() => {
    const nodes = results.flatMap(({ data }) => data?.data.lineage?.nodes ?? [])
    return nodes.length === 0 ? NONE : detailsOf(nodes)
  }, [key, questions.length])
}
