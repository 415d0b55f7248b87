import type { Change, ChangeEvent } from '../../../schema/changes.ts'
import { domainOf } from '../../../schema/ids.ts'

type DetailOf<Told> = Told extends { readonly event: ChangeEvent }
  ? Omit<Told, 'id' | 'event' | 'at' | 'domainIds' | 'subjects' | 'by'>
  : never

/** What the kinds of change say beside what all of them say. */
export type ChangeDetail = DetailOf<Change>

/** A change that is about to be told. */
export interface ChangeDraft {
  readonly event: ChangeEvent
  /** RFC 3339; null: when it is told. */
  readonly at: string | null
  readonly by: string | null
  readonly domains: readonly string[]
  readonly subjects: readonly string[]
  readonly detail: ChangeDetail
}

/** A change as it was told. */
export interface ToldChange extends ChangeDraft {
  /** Rises with each change of this feed, never used twice. */
  readonly seq: number
  readonly at: string
}

/** Which changes are meant; null is all. */
export interface ChangeFilter {
  readonly events: ReadonlySet<string> | null
  /** Of either end of an edge. */
  readonly domains: ReadonlySet<string> | null
  readonly subjects: ReadonlySet<string> | null
}

export const ALL_CHANGES: ChangeFilter = { events: null, domains: null, subjects: null }

export function matches(
  { events, domains, subjects }: ChangeFilter,
  told: { readonly event: string; readonly domains: readonly string[]; readonly subjects: readonly string[] },
): boolean {
  if (events !== null && !events.has(told.event)) return false
  if (domains !== null && !told.domains.some((domain) => domains.has(domain))) return false
  if (subjects === null || told.subjects.some((subject) => subjects.has(subject))) return true
  // Whether a domain answers is about all that it has.
  return (
    OF_ALL_IT_HAS.has(told.event) && [...subjects].some((subject) => told.domains.includes(domainOf(subject) ?? ''))
  )
}

const OF_ALL_IT_HAS: ReadonlySet<string> = new Set<ChangeEvent>([
  'DOMAIN_UNPUBLISHED',
  'DOMAIN_UNREACHABLE',
  'DOMAIN_LIVE',
])
