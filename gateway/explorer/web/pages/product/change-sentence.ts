import type { Change } from '../../../../../client/follow.ts'
import { inWords } from '../../ui/words.ts'

/** What happened, in a sentence; what it changed of a contract or a product in as many words as there are fields. */
export function sentenceOf(change: Change): string {
  switch (change.__typename) {
    case 'ProductChange':
    case 'PortChange': {
      const what = change.__typename === 'PortChange' ? ` of ${lastOf(change.port.id)}` : ''
      return `${said(change.event)}${what}${listed(namesIn(change))}`
    }
    case 'EdgeChange': {
      const ends = [change.from, change.to].map(({ id, ports }) => lastOf(ports[0]?.id ?? id))
      const verb = change.event === 'EDGE_OPENED' ? 'flows' : 'flows no more'
      return `data ${verb} from ${ends.join(' to ')} (${inWords(change.method)})`
    }
    case 'ViolationChange':
      return `${change.event === 'VIOLATION_OPENED' ? 'a rule does not hold' : 'a rule holds again'}: ${change.message}`
    case 'DomainChange':
      return `its domain: ${said(change.event).replace(/^domain /, '')}`
  }
}

/** What a change names that is another: fields, and columns by their paths. */
function namesIn(change: Extract<Change, { readonly __typename?: 'ProductChange' | 'PortChange' }>): readonly string[] {
  const isWhole = /_(ADDED|REMOVED)$/.test(change.event)
  if (isWhole) return []
  const fields = change.fields.map(({ field }) => field)
  if (change.__typename === 'PortChange') return [...fields, ...change.columns.map(({ path }) => `column ${path}`)]
  return [...fields, ...change.inputPorts.map(({ name }) => `what it reads as ${name}`)]
}

/** Names that a line shows; how many more there are is said. */
const SHOWN = 6

function listed(names: readonly string[]): string {
  if (names.length === 0) return ''
  const more = names.length - SHOWN
  return `: ${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** `CONTRACT_CHANGED`: `contract changed`. */
const said = (event: string): string => inWords(event)

/** The last part of an id, percent-encoding undone where it is whole. */
function lastOf(id: string): string {
  const last = id.split('/').at(-1) ?? id
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
