import { invalidInput } from '../../../platform/errors.ts'
import { CHANGE_EVENTS } from '../../../schema/changes.ts'
import { parseDomainId, parseIdOf } from '../../../schema/ids.ts'
import type { ChangeFilter } from './change.ts'

export interface GivenFilter {
  readonly event?: readonly string[] | null | undefined
  readonly domain?: readonly string[] | null | undefined
  readonly subject?: readonly string[] | null | undefined
}

const MOST_VALUES = 100
const SUBJECTS = ['PRODUCT', 'PORT', 'DATASET', 'CONSUMER'] as const
const EVENTS: ReadonlySet<string> = new Set(CHANGE_EVENTS)

/** @param nameOf what a field is called where it was given @throws BAD_USER_INPUT */
export function changeFilter(given: GivenFilter, nameOf: (field: keyof GivenFilter) => string): ChangeFilter {
  const values = (field: keyof GivenFilter, read: (value: string, argument: string) => string) => {
    const list = given[field] ?? []
    const argument = nameOf(field)
    if (list.length > MOST_VALUES)
      throw invalidInput({ argument, expected: `at most ${MOST_VALUES} values`, received: `${list.length} values` })
    return list.length === 0 ? null : new Set(list.map((value) => read(value, argument)))
  }
  return {
    events: values('event', (value, argument) => {
      if (EVENTS.has(value)) return value
      throw invalidInput({ argument, expected: `one of ${CHANGE_EVENTS.join(', ')}`, received: value })
    }),
    domains: values('domain', (value, argument) => parseDomainId(value, argument).id),
    subjects: values('subject', (value, argument) => parseIdOf(SUBJECTS, value, argument).id),
  }
}
