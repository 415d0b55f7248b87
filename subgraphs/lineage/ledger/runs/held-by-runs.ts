import type { Instant } from '../../stores/store.ts'
import { standing } from '../said.ts'
import { isEmptyRun, type RunState } from './run-state.ts'
import type { RunUnion, Statement } from './run-union.ts'

/** A run with what it states; `runId` is null for a JobEvent. */
export type KnownRun = { readonly runId: string | null; readonly run: RunState; readonly union: RunUnion }

/** A time in which an edge held, as the run says of it that was seen last of those that state it. */
export type Holding = Statement & {
  readonly validFrom: Instant
  /** `Infinity`: it still does. */
  readonly validTo: Instant
  readonly firstSeenAt: Instant
  readonly lastSeenAt: Instant
  readonly lastRun: string | null
  readonly producer: string | null
}

/**
 * When edges held, by all that runs of a job have said and whatever order they came in: an edge holds from when a run first
 * states it, and again from that run's last event, each time until a run completes that lacks it. Of what a run said between the
 * two, no time is known. `wroteAt` is when the job last wrote: until then runs that never completed are no readers.
 */
export function heldByRuns(
  runs: readonly KnownRun[],
  wroteAt: Instant | undefined,
): ReadonlyMap<string, readonly Holding[]> {
  const seen = runs.filter(({ run }) => run.lastAt !== null).sort(bySight)
  const completed = seen
    .filter(({ run }) => run.completedAt !== null && !isEmptyRun(run))
    .sort((a, b) => completedAtOf(a) - completedAtOf(b))
  const writes = writesOf(seen)
  const isWritten = (at: Instant) => (wroteAt !== undefined && wroteAt <= at) || writes.some(({ since }) => since <= at)

  const stating = new Map<string, KnownRun[]>()
  for (const known of seen) {
    for (const name of known.union.keys()) {
      const others = stating.get(name)
      if (others) others.push(known)
      else stating.set(name, [known])
    }
  }

  const held = new Map<string, readonly Holding[]>()
  for (const [name, stated] of stating) {
    const isStated = new Set(stated)
    const lacking = completed.filter((known) => !isStated.has(known)).map(completedAtOf)
    const endOf = (at: Instant, reads: boolean): Instant => {
      const lackedAt = lacking.find((time) => time > at) ?? Infinity
      return reads ? Math.min(lackedAt, firstAfter(writes, at)) : lackedAt
    }
    let holdings: Holding[] = []
    for (const known of stated) {
      for (const holding of holdingsOf(known, known.union.get(name) as Statement, endOf, isWritten))
        holdings = laidOver(holdings, holding)
    }
    if (holdings.length > 0) held.set(name, joined(holdings))
  }
  return held
}

type Writes = readonly { readonly since: Instant; readonly lastAt: Instant }[]

/** A job that writes is no consumer: what it only read is over then. */
const writesOf = (runs: readonly KnownRun[]): Writes =>
  runs.flatMap((known) => {
    const { outputs } = known.run
    return outputs.size === 0 ? [] : [{ since: Math.min(...outputs.values()), lastAt: lastAtOf(known) }]
  })

const firstAfter = (writes: Writes, at: Instant): Instant =>
  writes.reduce((first, write) => {
    const next = [write.since, write.lastAt].find((time) => time > at) ?? Infinity
    return Math.min(first, next)
  }, Infinity)

function holdingsOf(
  known: KnownRun,
  statement: Statement,
  endOf: (at: Instant, reads: boolean) => Instant,
  isWritten: (at: Instant) => boolean,
): Holding[] {
  const { firstAt, reads } = statement
  const lastAt = lastAtOf(known)
  const isOver = known.run.completedAt !== null
  const holding = (validFrom: Instant, lastSeenAt: Instant): Holding => ({
    ...statement,
    validFrom,
    validTo: endOf(lastSeenAt, reads),
    firstSeenAt: firstAt,
    lastSeenAt,
    lastRun: known.runId,
    producer: standing(known.run.facts?.said.producer),
  })
  const counts = (at: Instant) => !reads || !isWritten(at)
  if (endOf(firstAt, reads) > lastAt) return isOver || counts(firstAt) ? [holding(firstAt, lastAt)] : []
  return [
    ...(counts(firstAt) ? [holding(firstAt, firstAt)] : []),
    ...(isOver || counts(lastAt) ? [holding(lastAt, lastAt)] : []),
  ]
}

/** What is said later stands where both speak. */
function laidOver(holdings: readonly Holding[], over: Holding): Holding[] {
  const beside = holdings.flatMap((holding) => [
    { ...holding, validTo: Math.min(holding.validTo, over.validFrom) },
    { ...holding, validFrom: Math.max(holding.validFrom, over.validTo) },
  ])
  return [...beside.filter(({ validFrom, validTo }) => validFrom < validTo), over].sort(
    (a, b) => a.validFrom - b.validFrom,
  )
}

/** Without a seam where nothing changes. */
export function joined<Part extends Holding>(parts: readonly Part[]): Part[] {
  const whole: Part[] = []
  for (const part of parts) {
    const before = whole.at(-1)
    if (before === undefined || before.validTo < part.validFrom) {
      whole.push(part)
      continue
    }
    const firstSeenAt = Math.min(before.firstSeenAt, part.firstSeenAt)
    if (!saysTheSame(before, part)) {
      whole.push({ ...part, firstSeenAt })
      continue
    }
    const last = part.lastSeenAt >= before.lastSeenAt ? part : before
    whole[whole.length - 1] = { ...last, validFrom: before.validFrom, validTo: part.validTo, firstSeenAt }
  }
  return whole
}

type Says = Pick<Statement, 'statesColumns' | 'detail'>

export const saysTheSame = (a: Says, b: Says): boolean => a.statesColumns === b.statesColumns && a.detail === b.detail

/** As open edges are seen: of two runs at one moment the one with the greater id speaks. */
const bySight = (a: KnownRun, b: KnownRun): number =>
  lastAtOf(a) - lastAtOf(b) || ((a.runId ?? '') < (b.runId ?? '') ? -1 : 1)

const lastAtOf = ({ run }: KnownRun): Instant => run.lastAt as Instant
const completedAtOf = ({ run }: KnownRun): Instant => run.completedAt as Instant
