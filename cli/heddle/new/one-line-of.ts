import { LONGEST_LABEL } from '../../../schema/text-lengths.ts'
import { UsageError } from '../command.ts'
import { DIRECTIONS } from '../terminal/one-line.ts'

/** What begins another line, moves the cursor, or shows the text in another order than it is in. */
const BREAKING = `[\\p{Cc}\\p{Zl}\\p{Zp}${DIRECTIONS}]`

/**
 * A text that stands on one line wherever it is shown: a heading, a row of a table, a list.
 *
 * @param most characters that the mesh takes of it
 * @throws UsageError for one that is empty or would not, or is longer
 */
export function oneLineOf(what: string, text: string, most = LONGEST_LABEL): string {
  const line = text.trim()
  if (line === '' || new RegExp(BREAKING, 'u').test(text))
    throw new UsageError(`${what}: expected a text on one line, received ${escaped(JSON.stringify(text))}`)
  if (line.length > most) throw new UsageError(`${what}: expected at most ${most} characters, received ${line.length}`)
  return line
}

/** JSON leaves most of them as they are, and a terminal does as they say. */
function escaped(json: string): string {
  return json.replaceAll(
    new RegExp(BREAKING, 'gu'),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
