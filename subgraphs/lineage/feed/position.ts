import type { MovePlace } from '../stores/store.ts'

/** A place as the catalog keeps it, which only compares it. */
export const positionOf = ({ at, from, to, writer }: MovePlace): string => [at, from, to, writer].join('.')

/** Null for what is none: of another release, perhaps. */
export function readPosition(position: string): MovePlace | null {
  const match = /^(\d{1,16})\.(\d{1,16})\.(\d{1,16})\.(\d{1,16})$/.exec(position)
  if (match === null) return null
  const [at = 0, from = 0, to = 0, writer = 0] = match.slice(1).map(Number)
  return { at, from, to, writer }
}
