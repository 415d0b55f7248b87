import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** What would have been right, as it stands after `expected `: zod's own words speak of its types (`Too big: … to be <=20`). */
export function expectation(issue: Issue): string {
  if (!OWN_WORDS.test(issue.message)) return issue.message.replace(/^expected /, '')
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? `a value of type ${issue.expected}`
    case 'invalid_value':
      return anyOf(issue.values.map((value) => JSON.stringify(value)))
    case 'invalid_format':
      return FORMATS[issue.format] ?? `a text in the form of ${issue.format}`
    case 'too_small':
      return isText(issue.origin) && issue.minimum === 1
        ? 'a text that is not empty'
        : bound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)
    case 'too_big':
      return bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)
    case 'invalid_union': {
      const each = issue.errors.flatMap(([first]) => (first === undefined ? [] : [expectation(first)]))
      return each.length === 0 ? 'another value' : [...new Set(each)].join(', or ')
    }
    case 'unrecognized_keys':
      return 'keys that are known here'
    default:
      return issue.message
  }
}

/** How zod's messages begin where a schema gives none of its own. */
const OWN_WORDS = /^(Invalid|Too (small|big)|Unrecognized)/

const KINDS: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  string: 'a text',
  array: 'a list',
  object: 'an object',
}

const FORMATS: Readonly<Record<string, string>> = {
  url: 'an absolute URL',
  datetime: 'an RFC 3339 date-time with a zone',
}

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'entries', set: 'entries' }

const isText = (origin: string): boolean => origin === 'string'

function bound(origin: string, relation: string, limit: number | bigint): string {
  const unit = UNITS[origin]
  return unit === undefined ? `a number of ${relation} ${limit}` : `${relation} ${limit} ${unit}`
}

function anyOf(values: readonly string[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`
}
