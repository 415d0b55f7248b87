export type SqlValue = string | number | null

/** A connection with its statements prepared once; rows come out as the caller names them. */
export interface SqlDatabase {
  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[]
  get<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined
  /** How many rows changed. */
  run(sql: string, ...values: readonly SqlValue[]): number
  /** All or nothing. Not to be nested. */
  write<Result>(work: () => Result): Result
  /** Every read in `work` sees the same commit. */
  read<Result>(work: () => Result): Result
  close(): void
}
