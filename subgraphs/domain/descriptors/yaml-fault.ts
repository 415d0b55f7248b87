import type { Problem } from '../documents.ts'
import type { Path } from './places.ts'

/** What a text that the parser refuses should have been. */
export const VALID_YAML = 'valid YAML'

/** Something wrong in a text: where in the text, and where in what was made of it as far as that can be told. */
export interface YamlFault {
  readonly offset: number
  /** Asked for only of those that are shown: of many it takes longer than all else. */
  readonly path: () => Path | null
  readonly expected: string
  readonly found: string
}

/** Enough to mend a file by; the rest would be noise. */
const MOST_PROBLEMS = 20

/** The first of many things wrong in one file as problems, the last of which says how many more there are. */
export function mostProblems<Wrong>(all: readonly Wrong[], told: (wrong: Wrong) => Problem): readonly Problem[] {
  const first = all.slice(0, MOST_PROBLEMS).map(told)
  const next = all[MOST_PROBLEMS]
  if (next === undefined) return first
  const found = `${all.length - MOST_PROBLEMS} more, the next of them here`
  return [...first, { ...told(next), expected: `no more than ${MOST_PROBLEMS} problems to be listed`, found }]
}
