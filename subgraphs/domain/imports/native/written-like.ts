import type { Document } from 'yaml'

/** A changed document, in the manner of the text that it was: long texts on one line, lists and braces as they were. */
export function writtenLike(text: string, document: Document): string {
  return document.toString({
    lineWidth: 0,
    indentSeq: !/^[\w-]+:[^\S\n]*(?:#.*)?\n(?:#.*\n)*- /m.test(text),
    flowCollectionPadding: /[[{] /.test(text),
  })
}
