import { asJson } from './json.ts'
import type { Terminal } from './terminal.ts'

/** Tells bit by bit what a command does that runs until it is stopped: lines for people, or a JSON document a line. */
export type Narrator<Event> = (event: Event, text: string) => void

export function createNarrator<Event>(json: boolean, { out }: Pick<Terminal, 'out'>): Narrator<Event> {
  return (event, text) => out(json ? asJson(event, true) : text)
}
