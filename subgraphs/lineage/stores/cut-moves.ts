import type { EdgeMove, MovePlace } from './store.ts'

/** Of one more than wanted, those that may be answered: one place has two at the most, and they stay together. */
export function cutMoves(moves: readonly EdgeMove[], limit: number): readonly EdgeMove[] {
  const [last, next] = [moves[limit - 1], moves[limit]]
  return last !== undefined && next !== undefined && isSamePlace(last, next) ? moves : moves.slice(0, limit)
}

export const isSamePlace = (a: MovePlace, b: MovePlace): boolean =>
  a.at === b.at && a.from === b.from && a.to === b.to && a.writer === b.writer
