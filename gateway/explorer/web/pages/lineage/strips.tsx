import { useDomainTitles } from '../../api/use-domain-title.ts'
import type { Details } from '../../lineage/details.ts'
import { keyInGroupId, wordsOfKey } from '../../lineage/group-key.ts'
import { isGroup } from '../../lineage/grouped.ts'
import type { MeshGraph } from '../../lineage/mesh-graph.ts'
import { Moment } from '../../ui/moment.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted, isolated } from '../../ui/words.ts'
import { isCompared, type LineageState } from './lineage-state.ts'
import type { Differences } from './use-differences.ts'

interface UnreachableProps {
  readonly graph: MeshGraph
  readonly details: ReadonlyMap<string, Details>
}

/** What stands as last known, since when, and what the numbers include. */
export function Unreachable({ graph, details }: UnreachableProps) {
  const nodes = [...graph.nodes.values()].filter(({ availability }) => availability === 'UNREACHABLE')
  const titleOf = useDomainTitles({ isNeeded: nodes.length > 0 })
  if (nodes.length === 0) return null
  const domains = [...new Set(nodes.flatMap(({ domainId }) => domainId ?? []))].toSorted()
  const seen = nodes.flatMap(({ id }) => details.get(id)?.lastSeenAt ?? []).toSorted()[0]
  return (
    <Notice
      kind="warn"
      title={`${domains.map((id) => isolated(titleOf(id))).join(', ')} ${domains.length === 1 ? 'does' : 'do'} not answer at present`}
    >
      {counted(nodes.length, 'card')} {nodes.length === 1 ? 'stands' : 'stand'} as last known
      {seen === undefined ? null : (
        <>
          , last seen <Moment at={seen} />
        </>
      )}
      . All numbers include them: lineage is kept apart from the domains.
    </Notice>
  )
}

/** Two moments compared: exact counts, what is drawn of them, and how. */
export function Compared({ state, found }: { readonly state: LineageState; readonly found: Differences }) {
  if (!isCompared(state)) return null
  if (found.error !== null)
    return (
      <Notice kind="warn" title="What changed cannot be told">
        {found.error.message}
      </Notice>
    )
  const { added, removed, changed } = found.totals
  return (
    <p role="status" className="text-sm">
      {found.differences === null ? (
        'Comparing the two moments…'
      ) : (
        <>
          Since <Moment at={state.since} />: <span className="font-medium text-good">+ {added} added</span>,{' '}
          <span className="font-medium text-bad">− {removed} removed</span>,{' '}
          <span className="font-medium text-warn">~ {changed} changed</span>
          {found.hasMore ? ' at least: the first 1,000 of each part are marked' : ''}. Added lines are thick, removed
          ones dashed, changed ones in long dashes; what stayed is drawn as ever.
          {found.isBounded ? ' What changed beyond the outermost cards is not looked at.' : ''}
        </>
      )}
    </p>
  )
}

const groupWords = (one: string): string =>
  isGroup(one) ? `all ${wordsOfKey(keyInGroupId(one))}` : (one.slice('out:'.length).split('/').at(-1) ?? one)

interface OpenedGroupsProps {
  readonly state: LineageState
  readonly close: (group: string) => void
}

/** Groups that were opened, each to be closed again. */
export function OpenedGroups({ state, close }: OpenedGroupsProps) {
  const opened = state.open.filter((one) => isGroup(one) || one.startsWith('out:'))
  if (opened.length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm">
      <span className="text-muted">Taken out of groups:</span>
      {opened.map((one) => (
        <button
          key={one}
          type="button"
          className="min-h-[24px] rounded border border-line px-2 hover:bg-raised"
          aria-label={`Group again: ${groupWords(one)}`}
          onClick={() => close(one)}
        >
          {groupWords(one)} ✕
        </button>
      ))}
    </p>
  )
}
