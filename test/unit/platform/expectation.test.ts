import { expect, test } from 'vitest'
import { z } from 'zod'
import { expectation } from '../../../platform/expectation.ts'

test.each([
  [z.number(), 'x', 'a number'],
  [z.int(), 1.5, 'a whole number'],
  [z.string(), 1, 'a text'],
  [z.array(z.string()), {}, 'a list'],
  [z.int().positive(), 0, 'a number of more than 0'],
  [z.int().min(1), 0, 'a number of at least 1'],
  [z.number().max(20), 21, 'a number of at most 20'],
  [z.string().min(1), '', 'a text that is not empty'],
  [z.string().max(2), 'abc', 'at most 2 characters'],
  [z.array(z.string()).max(1), ['a', 'b'], 'at most 1 entries'],
  [z.enum(['a', 'b']), 'c', 'one of "a", "b"'],
  [z.literal('a'), 'c', '"a"'],
  [z.url(), 'nowhere', 'an absolute URL'],
  [z.iso.datetime({ offset: true }), 'today', 'an RFC 3339 date-time with a zone'],
  [z.union([z.number(), z.boolean()]), 'abc', 'a number, or true or false'],
  [z.strictObject({}), { a: 1 }, 'keys that are known here'],
  [z.string().refine(() => false, 'expected a token'), 'x', 'a token'],
  [z.string().regex(/^ey/, 'a token'), 'x', 'a token'],
])('what was expected is said without the words of zod (%#)', (schema, value, words) => {
  const [issue] = schema.safeParse(value).error?.issues ?? []
  expect(issue && expectation(issue)).toBe(words)
})
