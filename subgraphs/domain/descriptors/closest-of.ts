import { editDistance } from '../../../platform/edit-distance.ts'

/** The one of the names that is meant, when one is two slips of the keyboard away or less, and not half of it; null when none is. */
export function closestOf(typed: string, names: Iterable<string>): string | null {
  const near = [...names]
    .map((name) => ({ name, slips: editDistance(typed.toLowerCase(), name.toLowerCase(), 2) }))
    .filter(({ name, slips }) => slips <= 2 && slips < name.length / 2)
  return near.toSorted((a, b) => a.slips - b.slips)[0]?.name ?? null
}
