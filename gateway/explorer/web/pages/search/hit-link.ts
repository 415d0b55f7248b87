import { type Hit, placeOfHit } from '../product/product-state.ts'

/** Where a hit leads: by a click, by Enter on it, and by Enter in the search box for the first. */
export const toHit = (hit: Hit) => ({ to: '/product', search: placeOfHit(hit) }) as const
