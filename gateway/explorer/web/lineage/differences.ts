import type { LineageDifferenceFragment } from '../generated/operations.ts'
import { isColumn } from './columns.ts'
import type { Claim, MeshEdge } from './mesh-graph.ts'

/** Of several answers, which overlap where parts of the graph do, each difference once. */
export function eachOnce(differences: readonly LineageDifferenceFragment[]): readonly LineageDifferenceFragment[] {
  return [...new Map(differences.map((one) => [`${one.kind} ${(one.after ?? one.before)?.id}`, one])).values()]
}

/** How many connections of whole things became another, each way. */
export function totalsOf(differences: readonly LineageDifferenceFragment[]) {
  const count = (wanted: LineageDifferenceFragment['kind']) =>
    differences.filter((one) => one.kind === wanted && !isOfColumns(one)).length
  return { added: count('ADDED'), removed: count('REMOVED'), changed: count('CHANGED') }
}

/** Whether it joins a column. */
export function isOfColumns({ before, after }: LineageDifferenceFragment): boolean {
  const told = after ?? before
  return told !== null && (isColumn(told.from.id) || isColumn(told.to.id))
}

/** A line with its claims, of whole things or of columns. */
type Claimed = Pick<MeshEdge, 'claims' | 'change'>

/** Lines with what became of those who say so: new only when all of them are; when some are, it changed. */
export function markedLines<Line extends Claimed>(
  lines: Iterable<Line>,
  differences: readonly LineageDifferenceFragment[],
): readonly Line[] {
  const became = new Map(differences.flatMap(({ kind, after }) => (after === null ? [] : [[after.id, kind]])))
  return [...lines].map((line) => {
    const changes = line.claims.flatMap(({ id }) => became.get(id) ?? [])
    if (line.change !== null || changes.length === 0) return line
    const isNew = changes.length === line.claims.length && changes.every((change) => change === 'ADDED')
    return { ...line, change: isNew ? 'ADDED' : 'CHANGED' }
  })
}

/** Drawn again with a claim that went: the line is gone when all are. */
export function withGone<Line extends Claimed>(line: Line | undefined, drawnAgain: Line, claim: Claim): Line {
  if (line === undefined) return { ...drawnAgain, claims: [claim], change: 'REMOVED' }
  return line.change === 'REMOVED' ? { ...line, claims: [...line.claims, claim] } : { ...line, change: 'CHANGED' }
}
