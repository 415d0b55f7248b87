/** How many there are of one sort, as the graph counts. */
export interface Count {
  readonly key: string
  /** For people to read; null when the key is all there is. */
  readonly label: string | null
  readonly count: number
}
