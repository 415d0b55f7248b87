import { howKnown, KNOWN_ENDS, type Known } from '../../lineage/claims.ts'
import type { DrawnLine } from '../../lineage/display.ts'
import type { Way } from '../../lineage/way.ts'

export const KNOWN_LOOKS: Readonly<Record<Known, string>> = {
  BOTH: 'lineage-both',
  OBSERVED: 'lineage-observed',
  DECLARED: 'lineage-declared',
  MANUAL: 'lineage-manual',
}

/** How a line is drawn: by how it is known, what became of it, and whether it is on the way that is looked at. */
export function lookOf(line: DrawnLine | undefined, way: Way | null): { readonly look: string; readonly end: string } {
  if (line === undefined) return { look: '', end: 'end-full' }
  const known = howKnown(line.claims)
  const looks = [
    KNOWN_LOOKS[known],
    line.change === null ? '' : `lineage-line-${line.change.toLowerCase()}`,
    way === null ? '' : way.lines.has(line.id) ? 'lineage-on' : 'lineage-off',
  ]
  return { look: looks.filter((look) => look !== '').join(' '), end: `end-${KNOWN_ENDS[known]}` }
}
