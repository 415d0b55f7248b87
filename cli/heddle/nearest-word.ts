import { editDistance } from '../../platform/edit-distance.ts'

/** The word that was probably meant: one that begins as typed, else the one with the fewest slips of the keyboard; undefined when none is near. */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const begun = typed.length < 2 ? undefined : words.find((word) => word.startsWith(typed))
  if (begun !== undefined) return begun
  const limit = Math.min(3, Math.floor(typed.length / 2))
  return words
    .map((word) => ({ word, slips: editDistance(typed, word, limit) }))
    .filter(({ slips }) => slips <= limit)
    .toSorted((a, b) => a.slips - b.slips)[0]?.word
}

/** `: did you mean check?`, or nothing. */
export function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : `: did you mean ${near}?`
}
