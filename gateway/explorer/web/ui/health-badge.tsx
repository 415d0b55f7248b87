import type { Availability } from '../generated/operations.ts'
import { AvailabilityBadge } from './availability-badge.tsx'
import { Badge } from './badge.tsx'

/** How a domain stands, where one that answers is to say so too; null for one that was registered and no more. */
export function HealthBadge({ availability }: { readonly availability: Availability | null }) {
  if (availability === null) return <Badge title="It is registered, and has never published">– never published</Badge>
  if (availability === 'LIVE') return <Badge tone="good">✓ answers</Badge>
  return <AvailabilityBadge availability={availability} />
}
