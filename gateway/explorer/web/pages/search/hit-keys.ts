import type { KeyboardEvent } from 'react'

export const SEARCH_BOX = 'search-box'
export const HITS = 'hits'

/** The links of the hits, as they stand. Each is a link for itself: Tab reaches them as well. */
const hitLinks = (): readonly HTMLElement[] => [
  ...(document.getElementById(HITS)?.querySelectorAll<HTMLElement>('[data-hit]') ?? []),
]

/** To the first hit; false when there is none. */
export function enterHits(): boolean {
  const [first] = hitLinks()
  first?.focus()
  return first !== undefined
}

/** ↓ and ↑ from hit to hit, ↑ from the first and Esc from each back to the box. */
export function walkHits(event: KeyboardEvent): void {
  const links = hitLinks()
  const at = links.indexOf(event.target as HTMLElement)
  const step = stepOf(event.key, at, links.length)
  if (at === -1 || step === null) return
  event.preventDefault()
  const next = step === 'box' ? document.getElementById(SEARCH_BOX) : links[step]
  next?.focus()
}

/** The hit that a key leads to, or the box; null for all other keys. At the last hit ↓ stays. */
export function stepOf(key: string, at: number, count: number): number | 'box' | null {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1)
  if (key === 'ArrowUp') return at > 0 ? at - 1 : 'box'
  return key === 'Escape' ? 'box' : null
}
