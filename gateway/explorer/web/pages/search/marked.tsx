/** A text with what matched between `<mark>` and `</mark>` and all else escaped for HTML, as the mesh answers it: never put into the page as HTML. */
export function Marked({ text }: { readonly text: string }) {
  return markedParts(text).map(({ start, part, isMarked }) =>
    isMarked ? <mark key={start}>{part}</mark> : <span key={start}>{part}</span>,
  )
}

interface MarkedPart {
  readonly start: number
  readonly part: string
  readonly isMarked: boolean
}

export function markedParts(text: string): readonly MarkedPart[] {
  return [...text.matchAll(/<mark>(.*?)<\/mark>|((?:(?!<mark>).)+)/gs)].map(({ index, 1: marked, 2: plain }) => ({
    start: index,
    part: unescaped(marked ?? plain ?? ''),
    isMarked: marked !== undefined,
  }))
}

const NAMED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }

const unescaped = (text: string): string => text.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => NAMED[entity] ?? entity)
