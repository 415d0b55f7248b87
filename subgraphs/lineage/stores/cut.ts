/**
 * A page of rows of which those that belong together must stay together: `whole` are the ones of which nothing can lie beyond
 * `limit`, `cut` is one of the others, to be read whole. Null: nothing lies beyond.
 */
export type Cut<Row> = { readonly whole: readonly Row[]; readonly cut: Row | null }

export function cutAt<Row>(rows: readonly Row[], limit: number, areTogether: (a: Row, b: Row) => boolean): Cut<Row> {
  const cut = rows.at(-1)
  if (cut === undefined || rows.length < limit) return { whole: rows, cut: null }
  return { whole: rows.filter((row) => !areTogether(row, cut)), cut }
}
