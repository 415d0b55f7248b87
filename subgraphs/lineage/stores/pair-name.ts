import type { Pair } from './store.ts'

/** By which a store answers with the edges between two nodes. */
export const pairName = ({ from, to }: Pair): string => `${from}>${to}`
