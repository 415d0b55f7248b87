import { Badge } from './badge.tsx'
import type { LevelCounts } from './well.ts'
import { inFigures } from './words.ts'

/** How the service levels of many products stand, number by number: what was never measured is neither met nor missed. */
export function Levels({ levels: { met, missed, unknown } }: { readonly levels: LevelCounts }) {
  const total = met + missed + unknown
  if (total === 0) return <span className="text-muted">none declared</span>
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <span>
        {inFigures(met)} of {inFigures(total)} met
      </span>
      {missed > 0 ? <Badge tone="bad">{inFigures(missed)} missed</Badge> : null}
      {unknown > 0 ? <span className="text-xs text-muted">{inFigures(unknown)} never measured</span> : null}
    </span>
  )
}
