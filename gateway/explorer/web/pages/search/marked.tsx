import { markedParts } from './marked-parts.ts'

/** A text with what matched between `<mark>` and `</mark>` and all else escaped for HTML, as the mesh answers it: never put into the page as HTML. */
export function Marked({ text }: { readonly text: string }) {
  return markedParts(text).map(({ start, part, isMarked }) =>
    isMarked ? <mark key={start}>{part}</mark> : <span key={start}>{part}</span>,
  )
}
