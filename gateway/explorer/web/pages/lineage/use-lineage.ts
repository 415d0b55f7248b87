import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { HeddleError, HeddleProblem } from '../../../../../client/errors.ts'
import { asked } from '../../api/asked.ts'
import { type Direction, type Level, operations } from '../../generated/operations.ts'
import { type ColumnLineage, cardOf, columnLineage } from '../../lineage/columns.ts'
import { directionOf, expansionsIn } from '../../lineage/expansions.ts'
import type { MeshGraph } from '../../lineage/mesh-graph.ts'
import { oneGraph, type Part } from '../../lineage/one-graph.ts'
import type { LineageState } from './lineage-state.ts'

interface Question {
  readonly of: string
  readonly direction: Direction
  readonly depth: number
  readonly level: Level
  readonly asOf: string | null
}

export interface LineageFound {
  readonly graph: MeshGraph
  /** Null when columns are not asked for. */
  readonly columns: ColumnLineage | null
  readonly problems: readonly HeddleProblem[]
  /** Whether there was more than the graph gives at once. */
  readonly isTruncated: boolean
}

export interface UsedLineage {
  /** What was found last: not what is asked for now while `isPending`. */
  readonly found: LineageFound | null
  readonly isPending: boolean
  /** What is asked for now was taken back. */
  readonly isCancelled: boolean
  /** The browser knows of no network: the question waits for it. */
  readonly isOffline: boolean
  readonly error: HeddleError | null
  readonly retry: () => void
  /** Stops asking: what was found before stays. */
  readonly cancel: () => void
  /** Where it is. */
  readonly step: string
}

/** Ports carry the columns: the graph is the one of the ports, and columns are rows in it. */
export const cardLevel = ({ level }: Pick<LineageState, 'level'>): Level => (level === 'COLUMN' ? 'PORT' : level)

/** What has to be asked for what the URL says: around what it is about, and around each thing that was expanded. */
export function questionsOf(state: LineageState): {
  readonly first: readonly Question[]
  readonly more: readonly Question[]
} {
  const shared = { level: cardLevel(state), asOf: state.asOf || null }
  const ways: readonly Direction[] = state.dir === 'BOTH' ? ['UPSTREAM', 'DOWNSTREAM'] : [state.dir]
  return {
    first: ways.map((direction) => ({ of: cardOf(state.of), direction, depth: state.depth, ...shared })),
    more: expansionsIn(state.open).map(({ side, id }) => ({
      of: id,
      direction: directionOf(side),
      depth: 1,
      ...shared,
    })),
  }
}

export function useLineage(state: LineageState): UsedLineage {
  const client = useQueryClient()
  const { first, more } = questionsOf(state)
  const all = [...first, ...more]
  const columnsToo = state.level === 'COLUMN' ? all.map((question) => ({ ...question, level: 'COLUMN' as const })) : []
  const questions = [...all, ...columnsToo]
  const results = useQueries({
    queries: questions.map((question) => asked(operations.explorerLineage, question, { enabled: state.of !== '' })),
  })
  const error = results.slice(0, first.length).find((result) => result.error !== null)?.error ?? null
  const isPending = results.some((result) => result.isLoading) && error === null
  const key = JSON.stringify([
    asked,
    results.map(({ dataUpdatedAt, errorUpdatedAt }) => [dataUpdatedAt, errorUpdatedAt]),
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which questions, and when each was answered
  const now = useMemo((): LineageFound | null => {
    if (error !== null || results.some((result) => result.isPending)) return null
    const parts = (questions: readonly Question[], from: number): readonly Part[] =>
      questions.flatMap(({ of, direction }, index) => {
        const answer = results[from + index]?.data?.data.lineage
        return answer ? [{ of, direction, answer }] : []
      })
    return {
      graph: oneGraph(parts(first, 0), parts(more, first.length)),
      columns: state.level === 'COLUMN' ? columnLineage(parts(all, all.length).map(({ answer }) => answer)) : null,
      problems: results.flatMap(({ data, error }) => data?.problems ?? error?.problems ?? []),
      isTruncated: results.some(({ data }) => data?.data.lineage?.truncated === true),
    }
  }, [key])
  const last = useRef(now)
  if (now !== null) last.current = now
  const isOffline = results.some(({ fetchStatus }) => fetchStatus === 'paused')
  return {
    found: now ?? last.current,
    isPending,
    isCancelled: !isPending && !isOffline && error === null && now === null && state.of !== '',
    isOffline,
    error,
    cancel: () => void client.cancelQueries({ queryKey: ['ExplorerLineage'] }),
    step: `Following the data: ${results.filter(({ data }) => data !== undefined).length} of ${questions.length} questions are answered.`,
    retry: () => {
      for (const result of results) if (result.data === undefined) void result.refetch()
    },
  }
}
