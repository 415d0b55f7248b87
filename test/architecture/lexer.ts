/**
 * TypeScript with what is not code blanked out, each character by a space, so that offsets and lines stay true. `code` keeps
 * strings (imports are read from it), `bare` has none (uses are searched in it).
 */
export interface LexedSource {
  readonly code: string
  readonly bare: string
}

const QUOTES = new Set(["'", '"'])
/** After these a slash starts a regular expression and does not divide. */
const BEFORE_PATTERN = /(?:^|[([{,;:=!&|?+\-*%~^<>\n]|\b(?:return|typeof|case|in|of|await|yield|throw))\s*$/

/** A scanner for as much of the language as it takes to tell comments, texts and patterns from code. */
export function lex(source: string): LexedSource {
  const code = source.split('')
  const bare = source.split('')
  let at = 0

  const blank = (into: string[], from: number, to: number) => {
    for (let index = from; index < to; index += 1) if (source[index] !== '\n') into[index] = ' '
  }
  const comment = (to: number) => {
    blank(code, at, to)
    blank(bare, at, to)
    at = to
  }
  const text = (to: number) => {
    blank(bare, at + 1, to - 1)
    at = to
  }

  const scan = (until: '}' | undefined): void => {
    let open = 0
    while (at < source.length) {
      const here = source[at] ?? ''
      const next = source[at + 1]
      if (here === '/' && next === '/') comment(endOf(source, '\n', at))
      else if (here === '/' && next === '*') comment(endOf(source, '*/', at + 2) + 2)
      else if (QUOTES.has(here)) text(endOfText(source, here, at))
      else if (here === '`') template()
      else if (here === '/' && BEFORE_PATTERN.test(bare.slice(Math.max(0, at - 40), at).join('')))
        text(endOfPattern(source, at))
      else {
        at += 1
        if (here === '{') open += 1
        if (here === '}' && open === 0 && until !== undefined) return
        if (here === '}') open -= 1
      }
    }
  }
  const template = (): void => {
    let from = at
    at += 1
    while (at < source.length && source[at] !== '`') {
      if (source[at] === '\\') at += 2
      else if (source[at] === '$' && source[at + 1] === '{') {
        blankBoth(from, at)
        at += 2
        scan('}')
        from = at - 1
      } else at += 1
    }
    at += 1
    blankBoth(from, at)
  }
  /** Text of a template is no import either: code in a test's fixture is not the test's. */
  const blankBoth = (from: number, to: number) => {
    blank(code, from + 1, to - 1)
    blank(bare, from + 1, to - 1)
  }

  scan(undefined)
  return { code: code.slice(0, source.length).join(''), bare: bare.slice(0, source.length).join('') }
}

export const lineOf = (source: string, offset: number): number => source.slice(0, offset).split('\n').length

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  return found < 0 ? source.length : found
}

function endOfText(source: string, quote: string, from: number): number {
  let at = from + 1
  while (at < source.length && source[at] !== quote && source[at] !== '\n') at += source[at] === '\\' ? 2 : 1
  return at + 1
}

function endOfPattern(source: string, from: number): number {
  let at = from + 1
  let inClass = false
  while (at < source.length && source[at] !== '\n' && (inClass || source[at] !== '/')) {
    if (source[at] === '[') inClass = true
    if (source[at] === ']') inClass = false
    at += source[at] === '\\' ? 2 : 1
  }
  return at + 1
}
