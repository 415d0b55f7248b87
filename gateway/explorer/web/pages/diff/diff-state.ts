import { textOf } from '../../app/url-state.ts'

/** What the URL of the comparison says: a product, and two releases of its domain. */
export interface DiffState {
  readonly of: string
  /** Empty: the one before `to`. */
  readonly from: string
  /** Empty: the one accepted now. */
  readonly to: string
}

export const readDiffState = ({ of, from, to }: Readonly<Record<string, unknown>>): DiffState => ({
  of: textOf(of),
  from: textOf(from),
  to: textOf(to),
})
