import { editDistance } from '../../../platform/edit-distance.ts'

/** The terms of the index in memory, for finding those that are spelled almost like what was typed. */
export interface Vocabulary {
  add(term: string): void
  readonly size: number
  /** Terms within the distance that fits the word's length, nearest first; never the word itself. */
  near(word: string): readonly string[]
}

/** Most spellings one word is widened to. */
const MOST = 12

export function createVocabulary(): Vocabulary {
  const known = new Set<string>()
  const byLength = new Map<number, { terms: string[]; masks: number[] }>()

  return {
    get size() {
      return known.size
    },
    add(term) {
      if (known.has(term) || !isSpellable(term)) return
      known.add(term)
      const bucket = byLength.get(term.length) ?? { terms: [], masks: [] }
      byLength.set(term.length, bucket)
      bucket.terms.push(term)
      bucket.masks.push(letterMask(term))
    },
    near(word) {
      const allowed = allowedDistance(word)
      if (allowed === 0) return []
      const mask = letterMask(word)
      const found: { term: string; distance: number }[] = []
      for (let length = word.length - allowed; length <= word.length + allowed; length += 1) {
        const bucket = byLength.get(length)
        if (bucket === undefined) continue
        for (let at = 0; at < bucket.terms.length; at += 1) {
          // Each edit adds or removes at most one letter to or from either set.
          if (bitCount((bucket.masks[at] ?? 0) ^ mask) > 2 * allowed) continue
          const term = bucket.terms[at] ?? ''
          const distance = editDistance(word, term, allowed)
          if (distance > 0 && distance <= allowed) found.push({ term, distance })
        }
      }
      found.sort((a, b) => a.distance - b.distance || (a.term < b.term ? -1 : 1))
      return found.slice(0, MOST).map(({ term }) => term)
    },
  }
}

/** One slip in four to seven letters, two from eight on; shorter words and those with digits have to be right. */
function allowedDistance(word: string): number {
  if (word.length < 4 || !isSpellable(word)) return 0
  return word.length < 8 ? 1 : 2
}

function isSpellable(term: string): boolean {
  return term.length >= 3 && term.length <= 40 && /^\p{L}+$/u.test(term)
}

/** A bit a letter, other alphabets folded onto the same bits. */
function letterMask(term: string): number {
  let mask = 0
  for (let at = 0; at < term.length; at += 1) mask |= 1 << (term.charCodeAt(at) % 31)
  return mask
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}
