import type { Command } from './command.ts'

/** The one with the most words: `lineage copy` is not `lineage` of something called `copy`. */
export function commandOf(commands: readonly Command[], words: readonly string[]): Command | undefined {
  return commands
    .filter(({ name }) => name.split(' ').every((word, i) => word === words[i]))
    .toSorted((a, b) => b.name.split(' ').length - a.name.split(' ').length)[0]
}
