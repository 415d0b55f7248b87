import { durationSeconds } from '../../../platform/duration.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { isWebAddress } from '../../../platform/web-address.ts'
import type { ConsumerOwnerInput } from '../generated/resolver-types.ts'
import type { Instant } from '../stores/store.ts'

/** In characters: of an author, a label, an owner; and of a reason. */
export const LONGEST_TEXT = 256
export const LONGEST_REASON = 4_000
export const LONGEST_URL = 2_048
/** What one registration may name. */
export const MOST_READS = 10_000

type Optional<Value> = Value | null | undefined

const LONGEST_EXPIRY_SECONDS = 100 * 365 * 86_400
/** No duration in that range needs more. */
const LONGEST_DURATION = 64

/** A text for people, without blanks around it. @throws ClientError `BAD_USER_INPUT`, as all of these */
export function readText(given: string, argument: string, longest = LONGEST_TEXT): string {
  return readName(given.trim(), argument, longest)
}

/** A text that is part of an id: as it came. */
export function readName(given: string, argument: string, longest: number): string {
  const isWhole = given.trim() !== '' && !/\p{Surrogate}/u.test(given)
  if (isWhole && given.length <= longest) return given
  const expected = `a text of 1 to ${longest} whole Unicode characters, not only blanks`
  throw invalidInput({ argument, expected, received: given })
}

export const readOptionalText = (given: Optional<string>, argument: string): string | null =>
  given === null || given === undefined ? null : readText(given, argument)

export function readWebAddress(given: Optional<string>, argument: string): string | null {
  if (given === null || given === undefined) return null
  if (given.length <= LONGEST_URL && isWebAddress(given)) return given
  const expected = `an absolute URL of http or https, of at most ${LONGEST_URL} characters`
  throw invalidInput({ argument, expected, received: given })
}

export function readOwner(given: Optional<ConsumerOwnerInput>): { owner: string | null; email: string | null } {
  if (given === null || given === undefined) return { owner: null, email: null }
  const owner = readOptionalText(given.name, 'input.owner.name')
  const email = readOptionalText(given.email, 'input.owner.email')
  if (owner !== null || email !== null) return { owner, email }
  throw invalidInput({ argument: 'input.owner', expected: 'a name, an email, or both', received: given })
}

/** What is entered by hand has happened: lineage of the future is nobody's to state. */
export function readPast(given: Optional<string>, argument: string): Instant | null {
  if (given === null || given === undefined) return null
  const now = Date.now()
  if (Date.parse(given) <= now) return Date.parse(given)
  const expected = `a moment not later than ${new Date(now).toISOString()}, or nothing for now`
  throw invalidInput({ argument, expected, received: given })
}

/** As it came. Its form is the scalar's to check. */
export function readExpiry(given: Optional<string>, argument: string): string | null {
  if (given === null || given === undefined) return null
  const seconds = durationSeconds(given) ?? 0
  if (given.length <= LONGEST_DURATION && seconds > 0 && seconds <= LONGEST_EXPIRY_SECONDS) return given
  throw invalidInput({ argument, expected: 'a duration of more than nothing and at most P100Y', received: given })
}
