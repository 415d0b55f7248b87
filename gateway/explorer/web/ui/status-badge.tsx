import type { ProductStatus } from '../generated/operations.ts'
import { Badge, type Tone } from './badge.tsx'
import { inWords } from './words.ts'

const TONES: Partial<Record<ProductStatus, Tone>> = { ACTIVE: 'good', DEPRECATED: 'warn', RETIRED: 'bad' }

export function StatusBadge({ status }: { readonly status: ProductStatus | null }) {
  return status === null ? null : <Badge tone={TONES[status] ?? 'plain'}>{inWords(status)}</Badge>
}
