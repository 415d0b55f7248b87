import { momentOf, textOf } from '../../app/url-state.ts'

/** What the URL of the paths page says: two ids, empty when none is chosen yet, and a moment, empty for now. */
export interface PathsState {
  readonly from: string
  readonly to: string
  readonly asOf: string
}

export function readPathsState(query: Readonly<Record<string, unknown>>): PathsState {
  return { from: textOf(query.from), to: textOf(query.to), asOf: momentOf(query.asOf) }
}
