import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ExplorerImpactQuery } from '../../generated/operations.ts'
import { Moment } from '../../ui/moment.tsx'
import { Names } from '../../ui/names.tsx'
import { Notice } from '../../ui/notice.tsx'
import { toggledIn } from '../../ui/toggled.ts'
import { counted, inFigures } from '../../ui/words.ts'
import { Breakdown } from './breakdown.tsx'
import type { Count } from './count.ts'
import type { ImpactState } from './impact-state.ts'
import { restOfDomains, restOfOwners } from './rest-of.ts'

type Told = NonNullable<ExplorerImpactQuery['impact']>

/** How much is reached, and how that divides: under the choice of the reader, with what it is a part of. */
export interface ImpactTotals
  extends Pick<Told, 'total' | 'complete' | 'depthReached' | 'unreachableDomains' | 'attributesAsOf'> {
  /** Of all, whatever is chosen. */
  readonly all: number
  readonly byDistance: readonly Pick<Count, 'key' | 'count'>[]
  /** Under the choice of owners alone. */
  readonly byDomain: readonly Count[]
  /** Under the choice of domains alone. */
  readonly byOwner: readonly Count[]
  /** What `byDomain` is of. */
  readonly domains: { readonly total: number; readonly byKind: readonly Pick<Count, 'key' | 'count'>[] }
  /** What `byOwner` is of. */
  readonly owners: { readonly total: number }
}

interface ImpactTotalsProps {
  readonly state: ImpactState
  readonly totals: ImpactTotals
  /** Said behind the headline. */
  readonly children?: ReactNode
}

export function Totals({ state, totals, children }: ImpactTotalsProps) {
  const navigate = useNavigate()
  const { total, all, depthReached, byDistance, byDomain, byOwner, domains, owners } = totals
  const go = (changes: Partial<ImpactState>) =>
    void navigate({ to: '/impact', search: { ...state, ...changes }, resetScroll: false })
  const toggle = (facet: 'domain' | 'owner') => (key: string) => go({ [facet]: toggledIn(state[facet], key) })
  const isNarrowed = state.domain.length + state.owner.length > 0
  return (
    <>
      <p role="status" className="my-3 text-lg">
        <strong>{isNarrowed ? `${inFigures(total)} of ${counted(all, 'thing')}` : counted(all, 'thing')}</strong>{' '}
        {(isNarrowed ? total : all) === 1 ? 'is' : 'are'} reached
        {isNarrowed ? ' and chosen' : `, over up to ${counted(depthReached, 'hop')} of data`}.
      </p>
      {children}
      {isNarrowed ? (
        <ul aria-label="What is chosen" className="mb-3 flex flex-wrap items-center gap-2 text-sm">
          {(['domain', 'owner'] as const).flatMap((facet) =>
            state[facet].map((key) => (
              <li key={`${facet} ${key}`}>
                <button
                  type="button"
                  aria-label={`Not only ${facet} ${labelOf(facet === 'domain' ? byDomain : byOwner, key)}`}
                  className="min-h-[24px] rounded bg-accent-soft px-2 text-accent hover:underline"
                  onClick={() => toggle(facet)(key)}
                >
                  {facet}: {labelOf(facet === 'domain' ? byDomain : byOwner, key)} <span aria-hidden="true">✕</span>
                </button>
              </li>
            )),
          )}
          <li>
            <button type="button" className="min-h-[24px] underline" onClick={() => go({ domain: [], owner: [] })}>
              Show all {inFigures(all)}
            </button>
          </li>
        </ul>
      ) : null}
      <WhatIsNotSeen totals={totals} />
      <div className="my-4 grid gap-4 md:grid-cols-3">
        <Breakdown
          title="By distance"
          counts={byDistance.map((one) => ({ ...one, label: counted(Number(one.key), 'hop') }))}
        />
        <Breakdown
          title="By domain"
          counts={byDomain}
          rest={restOfDomains(domains, byDomain)}
          chosen={state.domain}
          toggle={toggle('domain')}
        />
        <Breakdown
          title="By owner"
          counts={byOwner}
          rest={restOfOwners(owners, byOwner)}
          chosen={state.owner}
          toggle={toggle('owner')}
        />
      </div>
    </>
  )
}

const labelOf = (counts: readonly Count[], wanted: string): string =>
  counts.find(({ key }) => key === wanted)?.label ?? wanted

/** Said before the figures are used: what the answer could not see. */
function WhatIsNotSeen({ totals }: { readonly totals: ImpactTotals }) {
  const { unreachableDomains, complete, attributesAsOf, byDomain } = totals
  if (unreachableDomains.length === 0 && complete) return null
  const names = unreachableDomains.map((id) => labelOf(byDomain, id))
  return (
    <Notice kind="warn" title={complete ? 'Some of it stands as it was last known' : 'This may not be all'}>
      {names.length > 0 ? (
        <p>
          Domains that do not answer at present: <Names names={names} />.
        </p>
      ) : null}
      {attributesAsOf ? (
        <p>
          Names and owners are those that lineage heard <Moment at={attributesAsOf} />.
        </p>
      ) : null}
    </Notice>
  )
}
