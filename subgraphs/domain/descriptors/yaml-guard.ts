import { Lexer } from 'yaml'

/**
 * What the parser would choke on. It recurses, so that a text of brackets takes the process with it, and parts of it are
 * quadratic, so that a file of a megabyte could hold a domain up for half a minute. The lexer does neither.
 */
export const MAX = { depth: 100, column: 200, tokens: 300_000, anchors: 1_000 }

export interface YamlExcess {
  readonly line: number
  readonly expected: string
  readonly found: string
}

/**
 * Whether the text nests too deep (by brackets, by `- - -` and `? ? ?` in a line, or by indentation) or holds too much to
 * be a descriptor; null when it is fine.
 */
export function yamlExcess(text: string): YamlExcess | null {
  if (isModest(text)) return null
  let line = 1
  let flow = 0
  let inLine = 0
  let tokens = 0
  let anchors = 0
  let startsLine = true
  const excess = (expected: string): YamlExcess => ({ line, expected, found: 'more' })
  for (const token of new Lexer().lex(text)) {
    const first = token[0]
    if (first === '[' || first === '{') flow += 1
    else if (first === ']' || first === '}') flow -= 1
    else if (first === '-' || first === '?') inLine += 1
    else if (first === '&' || first === '*') anchors += 1
    if (flow > MAX.depth || inLine > MAX.depth) return excess(`at most ${MAX.depth} levels of nesting`)
    if (startsLine && first === ' ' && token.length > MAX.column)
      return excess(`an indentation of at most ${MAX.column} columns`)
    if (++tokens > MAX.tokens) return excess(`at most ${MAX.tokens} tokens`)
    if (anchors > MAX.anchors) return excess(`at most ${MAX.anchors} anchors and aliases`)
    startsLine = token.includes('\n')
    if (startsLine) {
      line += token.split('\n').length - 1
      inLine = 0
    }
  }
  return null
}

/** Of no text are there more tokens than so many for each character. */
const TOKENS_A_CHARACTER = 5

/**
 * Whether its characters are too few for any excess, wherever they stand: so it is with nearly every descriptor, and counting them
 * takes a fraction of the time that lexing does.
 */
function isModest(text: string): boolean {
  if (text.length * TOKENS_A_CHARACTER > MAX.tokens || text.includes(' '.repeat(MAX.column))) return false
  let brackets = 0
  let anchors = 0
  let inLine = 0
  for (const character of text) {
    if (character === '\n') inLine = 0
    else if (character === '[' || character === '{') brackets += 1
    else if (character === '&' || character === '*') anchors += 1
    else if (character === '-' || character === '?') inLine += 1
    if (inLine > MAX.depth) return false
  }
  return brackets <= MAX.depth && anchors <= MAX.anchors
}
