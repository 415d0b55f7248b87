interface MarkedPart {
  readonly start: number
  readonly part: string
  readonly isMarked: boolean
}

/** Marks that turn the direction of what follows (UAX #9): in an excerpt of several texts that of one would turn the others. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

export function markedParts(text: string): readonly MarkedPart[] {
  return [...text.replaceAll(TURNING, '').matchAll(/<mark>(.*?)<\/mark>|((?:(?!<mark>.*?<\/mark>).)+)/gs)].map(
    ({ index, 1: marked, 2: plain }) => ({
      start: index,
      part: unescaped(marked ?? plain ?? ''),
      isMarked: marked !== undefined,
    }),
  )
}

const NAMED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }

const unescaped = (text: string): string => text.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => NAMED[entity] ?? entity)
