import type { Availability } from '../generated/operations.ts'
import { Badge } from './badge.tsx'

/** Nothing for a domain that answers: that is how it should be. */
export function AvailabilityBadge({ availability }: { readonly availability: Availability | null }) {
  if (availability === 'UNREACHABLE')
    return (
      <Badge tone="bad" title="The domain does not answer at present: what is shown is what was last known">
        ⚠ domain down
      </Badge>
    )
  if (availability === 'REMOVED')
    return (
      <Badge tone="warn" title="It was taken out of the mesh: what is shown is what was last known">
        ∅ removed
      </Badge>
    )
  return null
}
