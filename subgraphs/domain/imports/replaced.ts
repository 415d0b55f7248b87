import { Lexer } from 'yaml'
import type { ImportedFile, NotCarried } from './importer.ts'
import { isMap } from './marks.ts'
import { type PresentFile, type PresentProduct, portsOf } from './native/present.ts'
import type { Settled } from './settle.ts'
import { asYaml } from './write-files.ts'

/** What files that are there say and those that replace them do not, of what somebody may miss: ports, and comments. */
export function replaced(made: readonly Settled[], present: readonly PresentProduct[]): readonly NotCarried[] {
  const there = new Map(
    present.flatMap(({ product, contracts }) =>
      [...(product === null ? [] : [product]), ...contracts].map((one) => [one.file, one] as const),
    ),
  )
  return made.flatMap(({ source, files }) =>
    files.flatMap((file) => {
      const old = there.get(file.file)
      return old === undefined ? [] : [...portsLost(old, file, source), ...commentsLost(old, file, source)]
    }),
  )
}

function portsLost({ reading, file }: PresentFile, { value }: ImportedFile, source: string): readonly NotCarried[] {
  const left = isMap(value) && Array.isArray(value.outputPorts) ? value.outputPorts : []
  const names = new Set(left.filter(isMap).map(({ name }) => String(name)))
  return portsOf(reading).flatMap(({ name }, index) => {
    if (names.has(name) || !reading.ok) return []
    const { line, path } = reading.document.problem(['outputPorts', index, 'name'], '', '')
    return [
      {
        file,
        line,
        path: path ?? '$',
        value: name,
        why: `a port that ${source}, by which it is replaced, does not have`,
      },
    ]
  })
}

function commentsLost({ text, file }: PresentFile, by: ImportedFile, source: string): readonly NotCarried[] {
  if (text === null || !text.includes('#')) return []
  const kept = new Set(commentsOf(by.text ?? asYaml(by.value)).map(({ comment }) => comment))
  const lost = commentsOf(text).filter(({ comment }) => !kept.has(comment))
  return lost.map(({ comment, line }) => ({
    file,
    line,
    path: '$',
    value: comment,
    why: `a comment that ${source}, by which it is replaced, does not have`,
  }))
}

/** A scalar comes after a mark of its own, so that what begins with # and has none is a comment. */
function commentsOf(text: string): readonly { readonly comment: string; readonly line: number }[] {
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
