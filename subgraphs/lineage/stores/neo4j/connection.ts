import neo4j, { type Driver, type ManagedTransaction, Neo4jError, type RecordShape, type Session } from 'neo4j-driver'
import { budgetExceeded, ClientError, storeUnavailable } from '../../../../platform/errors.ts'

export type Neo4jOptions = {
  readonly uri: string
  readonly user: string
  readonly password: string
  /** The server ends a write then, so that one given up on here is not committed later; 30 s when not given. */
  readonly writeTimeoutMs?: number
}

/** How long the driver tries again on what is transient: a deadlock, a lost connection, a change of leader. */
const RETRY_MS = 3_000
/** A server that hangs holds no call longer than this. */
const READ_DEADLINE_MS = 10_000
const WRITE_TIMEOUT_MS = 30_000
/** How much longer one waits here for the server to say so. */
const WRITE_GRACE_MS = 5_000

export type Parameters = Readonly<Record<string, unknown>>
export type Row = RecordShape

/** The driver in the words of the port: every failure to reach the server is `storeUnavailable`. */
export type Connection = {
  readonly driver: Driver
  /** One read-only statement; its rows as plain objects. */
  readonly rows: (cypher: string, parameters?: Parameters) => Promise<Row[]>
  /** One statement outside of any retried transaction: schema commands need that. */
  readonly command: (cypher: string, parameters?: Parameters) => Promise<void>
  /** A read transaction that both sides give up after `budgetMs`. @throws ClientError `BUDGET_EXCEEDED` */
  readonly walk: <Result>(
    budgetMs: number,
    work: (transaction: ManagedTransaction) => Promise<Result>,
  ) => Promise<Result>
  /**
   * A write transaction. The driver calls `work` again after a transient error, so it must bear that.
   * @throws ClientError `BUDGET_EXCEEDED` when the server ended it for the time it took
   */
  readonly write: (work: (transaction: ManagedTransaction) => Promise<void>) => Promise<void>
  readonly close: () => Promise<void>
}

export function connect({ uri, user, password, writeTimeoutMs = WRITE_TIMEOUT_MS }: Neo4jOptions): Connection {
  const writeDeadlineMs = writeTimeoutMs + WRITE_GRACE_MS
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    connectionTimeout: 3_000,
    connectionAcquisitionTimeout: 5_000,
    maxTransactionRetryTime: RETRY_MS,
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  })
  // One manager for all, so that on a cluster a read sees what this process wrote before.
  const bookmarkManager = driver.executeQueryBookmarkManager

  async function inSession<Result>(
    accessMode: 'READ' | 'WRITE',
    deadlineMs: number,
    tooLate: () => Error,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    const session = driver.session({ defaultAccessMode: accessMode, bookmarkManager })
    try {
      return await beforeDeadline(work(session), deadlineMs, tooLate)
    } catch (error) {
      throw translated(error)
    } finally {
      // Not awaited: closing interrupts what the server still runs, and a hung server never answers.
      session.close().catch(() => undefined)
    }
  }

  const hangs = (ms: number) => () =>
    storeUnavailable('neo4j', new Error(`neo4j: expected an answer in ${ms} ms, got none`))

  return {
    driver,
    rows: (cypher, parameters = {}) =>
      inSession('READ', READ_DEADLINE_MS, hangs(READ_DEADLINE_MS), (session) =>
        session.executeRead(async (transaction) => {
          const { records } = await transaction.run(cypher, parameters)
          return records.map((record) => record.toObject())
        }),
      ),
    command: (cypher, parameters = {}) =>
      inSession('WRITE', writeDeadlineMs, hangs(writeDeadlineMs), async (session) => {
        await session.run(cypher, parameters)
      }),
    walk: (budgetMs, work) => {
      const tooLate = () => budgetExceeded(`the walk took longer than ${budgetMs} ms`, { budgetMs })
      return inSession('READ', budgetMs, tooLate, (session) =>
        session.executeRead(work, { timeout: budgetMs + 1_000 }).catch((error: unknown) => {
          throw isOutOfMemory(error) ? budgetExceeded('the walk needs more memory than the store allows it') : error
        }),
      )
    },
    write: (work) =>
      inSession('WRITE', writeDeadlineMs, hangs(writeDeadlineMs), (session) =>
        session.executeWrite(work, { timeout: writeTimeoutMs }).catch((error: unknown) => {
          throw isTimedOut(error) ? tooSlow(writeTimeoutMs, error) : error
        }),
      ),
    close: () => driver.close(),
  }
}

async function beforeDeadline<Result>(work: Promise<Result>, ms: number, tooLate: () => Error): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate()), ms)
  })
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}

function translated(error: unknown): unknown {
  if (error instanceof ClientError) return error
  return isUnreachable(error) ? storeUnavailable('neo4j', error) : error
}

function tooSlow(writeTimeoutMs: number, cause: unknown): ClientError {
  const message = `the neo4j store did not write this within ${writeTimeoutMs} ms; nothing of it was written`
  return Object.assign(budgetExceeded(message, { budgetMs: writeTimeoutMs }), { cause })
}

/** At work, or while it waited for a lock. */
const isTimedOut = (error: unknown): boolean =>
  error instanceof Neo4jError && /TransactionTimedOut|LockClientStopped/.test(error.code)

/** The server calls it transient, but a walk that is too large today is too large in a second. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Neo4jError && /OutOfMemory/.test(error.code)
}

/**
 * Whether trying again later may help: no connection, no free connection, a leader being elected, a server starting or
 * stopping. What the server refuses (syntax, a constraint, a password) is not among them.
 */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Neo4jError)) return false
  if (error.code === neo4j.error.SERVICE_UNAVAILABLE || error.code === neo4j.error.SESSION_EXPIRED) return true
  return error.retriable || /Connection acquisition timed out|Pool is closed/.test(error.message)
}
