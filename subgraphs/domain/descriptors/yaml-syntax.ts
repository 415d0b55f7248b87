import type { Document, LineCounter } from 'yaml'
import { VALID_YAML, type YamlFault } from './yaml-fault.ts'

/** Parses what the rest of a text would be without what stands before it. */
export type ParseRest = (text: string) => readonly Document.Parsed[]

/** A plain key at the margin: what follows it can be read whatever went wrong above. */
const KEY_AT_THE_MARGIN = /^[A-Za-z_][\w.-]*:(?=[ \n\r])/m
/** The parser makes nothing of whatever follows such a token. */
const GIVEN_UP = /^Unexpected .* token in YAML stream/
/** Characters that are parsed again at most: each turn reads all that is left of the text. */
const MOST_AGAIN = 200_000

/**
 * What the parser has against the text. One mistake may be told of several times in a line, each time in other words: of each kind
 * the first of a line counts. Where the parser gave up, it begins once more at the next key of the outermost map.
 */
export function syntaxFaults(
  text: string,
  documents: readonly Document[],
  lines: LineCounter,
  parse: ParseRest,
): readonly YamlFault[] {
  const found = new Map<string, YamlFault>()
  let rest = { documents, start: 0 }
  for (let again = 0; again <= MOST_AGAIN; ) {
    const errors = rest.documents.flatMap((document) => document.errors)
    const stop = errors.find(({ message }) => GIVEN_UP.test(message))
    for (const error of stop === undefined ? errors : errors.slice(0, errors.indexOf(stop) + 1)) {
      const offset = rest.start + error.pos[0]
      const key = `${lines.linePos(offset).line} ${error.code}`
      if (!found.has(key)) found.set(key, { offset, path: () => null, expected: VALID_YAML, found: error.message })
    }
    if (stop === undefined) break
    const after = text.indexOf('\n', rest.start + stop.pos[0])
    const next = after < 0 ? -1 : text.slice(after + 1).search(KEY_AT_THE_MARGIN)
    if (next < 0) break
    const start = after + 1 + next
    again += text.length - start
    if (again <= MOST_AGAIN) rest = { documents: parse(text.slice(start)), start }
  }
  return [...found.values()]
}
