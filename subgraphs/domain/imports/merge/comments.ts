import { Lexer } from 'yaml'

export interface Comment {
  readonly comment: string
  readonly line: number
}

/** The comments of a text in YAML. A scalar comes after a mark of its own, so that what begins with # and has none is a comment. */
export function commentsOf(text: string): readonly Comment[] {
  if (!text.includes('#')) return []
  let line = 1
  let isScalar = false
  return [...new Lexer().lex(text)].flatMap((token) => {
    const at = line
    line += token.split('\n').length - 1
    const isComment = !isScalar && token.startsWith('#')
    isScalar = token === '\x1f'
    return isComment ? [{ comment: token.trimEnd(), line: at }] : []
  })
}

/** Those of a text that another does not have. */
export function commentsLost(was: string, is: string): readonly Comment[] {
  const kept = new Set(commentsOf(is).map(({ comment }) => comment))
  return commentsOf(was).filter(({ comment }) => !kept.has(comment))
}
