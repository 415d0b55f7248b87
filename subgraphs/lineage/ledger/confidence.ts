/**
 * How sure an edge is, 0–1, by how it is known. The values order the sources; `minConfidence` cuts between them.
 *
 * - `MANUAL`, `OBSERVED`: a person vouches for it; a job that ran reported it.
 * - `DECLARED`: the descriptor says which input feeds which output (`inputContracts`), or the product has no output that
 *   could be confused. Nobody saw it happen.
 * - `GUESSED`: the descriptor names the input and does not say which outputs it feeds, so it feeds all of them.
 */
export const CONFIDENCE = { MANUAL: 1, OBSERVED: 1, DECLARED: 0.9, GUESSED: 0.5 } as const
