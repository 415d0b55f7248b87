import { stripVTControlCharacters } from 'node:util'

/**
 * A text from the mesh on one line, without characters that would move the cursor or colour the terminal: whoever writes
 * a descriptor does not write to its readers' terminals.
 */
export function oneLine(text: string, trimmed = true): string {
  const line = stripVTControlCharacters(text).replaceAll(/[\s\p{Cc}]+/gu, ' ')
  return trimmed ? line.trim() : line
}
