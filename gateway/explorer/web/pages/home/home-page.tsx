import { Link } from '@tanstack/react-router'
import { besidesFields } from '../../api/problem-list.ts'
import { Failure, FieldProblem, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { type ExplorerHomeFindingsQuery, operations } from '../../generated/operations.ts'
import { Awaited } from '../../ui/awaited.tsx'
import { counted } from '../../ui/words.ts'
import { EmptySearch } from '../search/empty-search.tsx'
import { NO_SEARCH } from '../search/search-state.ts'
import { DomainCard, type DomainFindings } from './domain-card.tsx'
import { NextSteps } from './next-steps.tsx'
import { worstFirst } from './worst-first.ts'

export function HomePage() {
  const answer = useAnswer(operations.explorerHome, {})
  const findings = useAnswer(operations.explorerHomeFindings, {})
  const { data, error, refetch } = answer
  const domains = (data?.data.domains ?? []).map((domain, at) => ({ ...domain, field: `domains.${at}` }))
  const problems = data?.problems ?? []
  const retry = () => void refetch()
  return (
    <div className="mx-auto max-w-7xl p-4">
      <title>Heddle</title>
      <h1 className="mb-1 text-xl font-semibold">The mesh</h1>
      <p className="mb-4 text-muted">
        {data?.data.products ? (
          <>
            {counted(data.data.products.totalCount, 'data product')} of {counted(domains.length, 'domain')}.{' '}
            <Link to="/search" search={NO_SEARCH} className="text-accent underline">
              Look through them
            </Link>
          </>
        ) : (
          'Each domain answers for its own data products. '
        )}
        {data?.data.products === null ? <FieldProblem problems={problems} field="products" retry={retry} /> : null}
      </p>
      {error ? <Failure error={error} what="The mesh" retry={retry} /> : null}
      <Problems problems={besidesFields(problems, ['products'])} retry={retry} />
      <Awaited answer={answer} of="the catalog" lines={8} />
      {data?.data.domains?.length === 0 ? <EmptySearch state={NO_SEARCH} /> : null}
      <div className="grid gap-6 lg:grid-cols-[1fr_18rem]">
        <section aria-label="Domains">
          {domains.length > 0 ? (
            <h2 className="mb-2 font-semibold">
              Domains <span className="font-normal text-muted text-sm">those that need a look first</span>
            </h2>
          ) : null}
          <FieldProblem
            problems={findings.data?.problems ?? findings.error?.problems ?? []}
            field="all"
            retry={() => void findings.refetch()}
          />
          <ul className="grid gap-3 sm:grid-cols-2">
            {worstFirst(domains).map((domain) => (
              <li key={domain.id}>
                <DomainCard domain={domain} problems={problems} findings={findingsOf(domain.id, findings.data?.data)} />
              </li>
            ))}
          </ul>
        </section>
        {/* Below the domains on a phone: it comes with them, and does not move. */}
        {data === undefined && error === null ? null : <NextSteps />}
      </div>
    </div>
  )
}

/** A domain without a finding has no count of its own. */
function findingsOf(domain: string, found: ExplorerHomeFindingsQuery | undefined): DomainFindings {
  if (!found?.all || !found.errors) return null
  const of = (counts: readonly { readonly key: string; readonly count: number }[]) =>
    counts.find(({ key }) => key === domain)?.count ?? 0
  return { total: of(found.all.byDomain), errors: of(found.errors.byDomain) }
}
