import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask } from '../../api/ask.ts'
import { useAnswer, useCancel } from '../../api/use-answer.ts'
import { type ExplorerImpactQuery, operations, type ReachedThingFragment } from '../../generated/operations.ts'
import { firstNodes } from './first-nodes.ts'
import { type ImpactState, impactQuestion, subjectsOf } from './impact-state.ts'
import type { ImpactTotals } from './impact-totals.tsx'
import { chosenOf, dividedOf, jointRows } from './joint.ts'

const PAGE = 500
/** Of each; beyond it the joint totals are said to be a part. */
const MOST_PAGES = 20

interface Reach {
  readonly subject: string
  readonly rows: readonly ReachedThingFragment[]
  /** Whether these are all. */
  readonly isAll: boolean
  readonly told: NonNullable<ExplorerImpactQuery['impact']>
}

/**
 * What several things reach together. The graph answers about one: each is asked about by itself, all at a time, and its rows are all
 * read, so that what more than one of them reaches is counted once.
 */
export function useJointImpact(state: ImpactState) {
  const subjects = subjectsOf(state)
  const queryKey = ['jointImpact', subjects, state.dir, state.level]
  const cancel = useCancel(queryKey)
  const answer = useQuery({
    queryKey,
    queryFn: ({ signal }) => Promise.all(subjects.map((subject) => reachOf(subject, state, signal))),
    placeholderData: keepPreviousData,
  })
  const names = useAnswer(operations.explorerDomainNames, {})
  const reaches = answer.data
  const rows = useMemo(() => jointRows(reaches ?? []), [reaches])
  const titles = useMemo(
    () => new Map((names.data?.data.domains ?? []).map(({ id, title }) => [id, title ?? id])),
    [names.data],
  )
  const shown = useMemo(() => chosenOf(rows, state), [rows, state])
  const totals = useMemo((): ImpactTotals | null => {
    if (reaches === undefined) return null
    return {
      ...dividedOf(rows, state, titles),
      total: shown.length,
      all: rows.length,
      depthReached: Math.max(0, ...reaches.map(({ told }) => told.depthReached)),
      complete: reaches.every(({ told, isAll }) => told.complete && isAll),
      unreachableDomains: [...new Set(reaches.flatMap(({ told }) => told.unreachableDomains))],
      attributesAsOf: reaches.flatMap(({ told }) => told.attributesAsOf ?? []).toSorted()[0] ?? null,
    }
  }, [reaches, rows, shown, state, titles])
  return {
    answer: { ...answer, cancel },
    rows: shown,
    totals,
    /** How many each reaches by itself. */
    parts: reaches?.map(({ subject, told }) => ({ subject, total: told.total })) ?? [],
    isAll: reaches?.every(({ isAll }) => isAll) ?? true,
  }
}

async function reachOf(subject: string, state: ImpactState, signal: AbortSignal): Promise<Reach> {
  const question = impactQuestion({ ...state, of: subject, domain: [], owner: [] })
  const [{ data }, { nodes, isAll }] = await Promise.all([
    ask(operations.explorerImpact, question, signal),
    firstNodes(MOST_PAGES, async (after) => {
      const { data } = await ask(operations.explorerImpactRows, { ...question, first: PAGE, after }, signal)
      return data.impact?.rows
    }),
  ])
  if (data.impact === null) throw new Error(`expected what ${subject} reaches, received none`)
  return { subject, rows: nodes, isAll, told: data.impact }
}
