import { UsageError } from '../command.ts'

/**
 * A text that stands on one line wherever it is shown: a heading, a row of a table, a list.
 *
 * @throws UsageError for one that is empty or would not
 */
export function oneLineOf(what: string, text: string): string {
  if (text.trim() !== '' && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return text.trim()
  throw new UsageError(`${what}: expected a text on one line, received ${JSON.stringify(text)}`)
}
