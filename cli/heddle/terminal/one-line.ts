import { stripVTControlCharacters } from 'node:util'

/** Embeddings, overrides and isolates (UAX #9 §2): they show a text in another order than it is in. */
export const DIRECTIONS = '\u202a-\u202e\u2066-\u2069'

const TURNING = new RegExp(`[${DIRECTIONS}]`, 'g')

/**
 * A text from the mesh on one line, without characters that would move the cursor, colour the terminal or turn the text
 * round: whoever writes a descriptor does not write to its readers' terminals.
 */
export function oneLine(text: string, trimmed = true): string {
  const line = stripVTControlCharacters(text)
    .replaceAll(TURNING, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
  return trimmed ? line.trim() : line
}
