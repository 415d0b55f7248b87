import type { ReachedThingFragment } from '../../generated/operations.ts'
import { isolated } from '../../ui/words.ts'

export interface NoticeInput {
  readonly of: string
  /** How many are reached in all; `rows` may be the first of them. */
  readonly total: number
  readonly rows: readonly Pick<ReachedThingFragment, 'node' | 'owner' | 'columns'>[]
  /** Where the reader finds the whole answer. */
  readonly page: string
}

export interface NoticeText {
  /** Addresses of the owners, each once, in the order of the rows. */
  readonly recipients: readonly string[]
  readonly text: string
}

/** What owners have to know, grouped by owner; what only the sender knows is left open in brackets. */
export function draftNotice({ of, total, rows, page }: NoticeInput): NoticeText {
  const byOwner = new Map<string, string[]>()
  for (const { node, owner, columns } of rows) {
    const name = isolated(owner?.name ?? 'Owner not known')
    const names = (columns ?? []).map((id) => id.split('#').at(-1))
    const line = `  - ${isolated(node.label)} (${node.id})${names.length > 0 ? `: ${names.join(', ')}` : ''}`
    byOwner.set(name, [...(byOwner.get(name) ?? []), line])
  }
  const recipients = [...new Set(rows.flatMap(({ owner }) => owner?.email ?? []))]
  const groups = [...byOwner].map(([name, lines]) => `${name}:\n${lines.join('\n')}`)
  const text = [
    `We are going to change ${of}: [what, when, and why].`,
    `By lineage, ${total} ${total === 1 ? 'thing depends' : 'things depend'} on it:`,
    ...groups,
    ...(total > rows.length ? [`and ${total - rows.length} more, all at:`] : ['All of it, as it stands now:']),
    page,
  ]
  return { recipients, text: text.join('\n\n') }
}
