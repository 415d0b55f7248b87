import { productOf } from '../../../../../schema/ids.ts'
import type { SearchHitCardFragment } from '../../generated/operations.ts'

/** Where a hit leads: by a click, by Enter on it, and by Enter in the search box for the first. */
export const toHit = ({ id }: Pick<SearchHitCardFragment, 'id'>) =>
  ({ to: '/product', search: { id: productOf(id) ?? id, tab: 'overview' } }) as const
