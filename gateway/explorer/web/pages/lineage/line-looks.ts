import { howKnown, KNOWN_ENDS, type Known } from '../../lineage/claims.ts'
import type { DrawnLine } from '../../lineage/display.ts'

export const KNOWN_LOOKS: Readonly<Record<Known, string>> = {
  BOTH: 'lineage-both',
  OBSERVED: 'lineage-observed',
  DECLARED: 'lineage-declared',
  MANUAL: 'lineage-manual',
}

/** How a line is drawn: by how it is known, and what became of it. */
export function lookOf(line: DrawnLine | undefined): { readonly look: string; readonly end: string } {
  if (line === undefined) return { look: '', end: 'end-full' }
  const known = howKnown(line.claims)
  const looks = [KNOWN_LOOKS[known], line.change === null ? '' : `lineage-line-${line.change.toLowerCase()}`]
  return { look: looks.filter((look) => look !== '').join(' '), end: `end-${KNOWN_ENDS[known]}` }
}
