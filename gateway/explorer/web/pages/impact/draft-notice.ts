import type { ReachedThingFragment } from '../../generated/operations.ts'
import { isolated } from '../../ui/words.ts'
import type { Contact } from './contacts.ts'

export interface NoticeInput {
  readonly of: string
  /** How many are reached in all; `rows` may be the first of them. */
  readonly total: number
  readonly rows: readonly Pick<ReachedThingFragment, 'node' | 'owner' | 'columns'>[]
  /** Where the reader finds the whole answer. */
  readonly page: string
}

const beginning = (of: string) => `We are going to change ${of}: [what, when, and why].`

const depending = (total: number) => `By lineage, ${total} ${total === 1 ? 'thing depends' : 'things depend'} on it`

/** What owners have to know, grouped by owner; what only the sender knows is left open in brackets. */
export function draftNotice({ of, total, rows, page }: NoticeInput): string {
  const byOwner = new Map<string, string[]>()
  for (const { node, owner, columns } of rows) {
    const name = isolated(owner?.name ?? 'Owner not known')
    const names = (columns ?? []).map((id) => id.split('#').at(-1))
    const line = `  - ${isolated(node.label)} (${node.id})${names.length > 0 ? `: ${names.join(', ')}` : ''}`
    byOwner.set(name, [...(byOwner.get(name) ?? []), line])
  }
  const groups = [...byOwner].map(([name, lines]) => `${name}:\n${lines.join('\n')}`)
  return [
    beginning(of),
    `${depending(total)}:`,
    ...groups,
    ...(total > rows.length ? [`and ${total - rows.length} more, all at:`] : ['All of it, as it stands now:']),
    page,
  ].join('\n\n')
}

/** More are not named one by one: no mail program takes a link of any length. */
const NAMED = 20

/** The same for one owner, about what is theirs. */
export function draftFor({ things }: Contact, { of, page }: Pick<NoticeInput, 'of' | 'page'>): string {
  const lines = things.slice(0, NAMED).map(({ id, label }) => `  - ${label} (${id})`)
  if (things.length > NAMED) lines.push(`  - and ${things.length - NAMED} more`)
  return [beginning(of), 'By lineage, this of yours depends on it:', lines.join('\n'), 'All of it:', page].join('\n\n')
}

/** The same for all owners at once, who find what is theirs on the page. */
export const draftForAll = ({ of, total, page }: Omit<NoticeInput, 'rows'>): string =>
  [beginning(of), `${depending(total)}, all at:`, page].join('\n\n')
