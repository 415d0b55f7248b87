import { Link } from '@tanstack/react-router'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { type ChangeKind, type ExplorerSupergraphsQuery, operations } from '../../generated/operations.ts'
import { Badge } from '../../ui/badge.tsx'
import { Lines } from '../../ui/loading.tsx'
import { Moment } from '../../ui/moment.tsx'

const SHOWN = 100

type Changes = NonNullable<NonNullable<ExplorerSupergraphsQuery['supergraphVersions']>[number]['changes']>

/** The versions of the composed graph, the newest first, each with what it changed. */
export function SupergraphVersions() {
  const { data, error, refetch } = useAnswer(operations.explorerSupergraphs, { first: SHOWN })
  if (error) return <Failure error={error} what="The versions" retry={() => void refetch()} />
  if (data === undefined) return <Lines count={6} label="Asking for the versions" />
  const versions = data.data.supergraphVersions ?? []
  return (
    <>
      <Problems problems={data.problems} />
      <p className="mb-2 max-w-prose text-sm text-muted">
        A new version is made when a domain brings fields of its own, changes or withdraws them, or the contract that
        all share becomes another. {versions.length === SHOWN ? `The newest ${SHOWN} are shown.` : ''}
      </p>
      <ol className="space-y-3">
        {versions.map(({ id, publishedAt, domain, current, changes }) => (
          <li key={id} className="rounded border border-line bg-surface p-3 text-sm">
            <h2 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 font-medium">
              <code>{id.slice(0, 12)}</code>
              {current ? <Badge tone="good">served now</Badge> : null}
              <span className="font-normal text-muted">
                <Moment at={publishedAt} />
                {domain === null ? null : (
                  <>
                    , by a publish of{' '}
                    <Link to="/domain" search={{ id: domain }}>
                      {domain}
                    </Link>
                  </>
                )}
              </span>
            </h2>
            {changes === null ? <p className="mt-1 text-muted">The first one.</p> : <Diff changes={changes} />}
          </li>
        ))}
      </ol>
    </>
  )
}

const WORD: Readonly<Record<ChangeKind, string>> = { ADDED: 'came', CHANGED: 'changed', REMOVED: 'went' }

function Diff({ changes: { contractChanged, leaves } }: { readonly changes: Changes }) {
  return (
    <ul className="mt-1 space-y-1">
      {contractChanged ? <li>The contract that all domains share became another.</li> : null}
      {!contractChanged && leaves.length === 0 ? <li className="text-muted">Nothing that a query sees.</li> : null}
      {leaves.map(({ domain, change, added, removed, changed }) => (
        <li key={domain}>
          What {domain} has of its own {WORD[change]}:
          <ul className="ml-2 font-mono text-xs">
            {[
              ...added.map((name) => ['+', name, 'added'] as const),
              ...removed.map((name) => ['−', name, 'removed'] as const),
              ...changed.map((name) => ['~', name, 'changed'] as const),
            ].map(([sign, name, word]) => (
              <li key={name}>
                <span aria-hidden="true">{sign} </span>
                {name}
                <span className="sr-only"> {word}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
