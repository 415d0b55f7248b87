import { Link, useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { inFigures, inWords } from '../../ui/words.ts'
import { chosenIn, FACETS, type FacetName, isFiltered, NO_SEARCH, type SearchState, toggled } from './search-state.ts'
import type { Facet } from './widened-facets.ts'

export const FACET_TITLES: Readonly<Record<FacetName, string>> = {
  domain: 'Domain',
  owner: 'Owner',
  tag: 'Tag',
  status: 'Status',
  kind: 'Technology',
}
/** Of a facet with more values the others are one step away. */
const SHOWN = 8

/** Beside the hits where there is room for both; else folded, or it would stand before them. */
export function Facets({ state, facets }: { readonly state: SearchState; readonly facets: readonly Facet[] }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const active = chosenIn(state).length
  return (
    <aside aria-label="Narrow down" className="text-sm">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-[36px] w-full items-center gap-2 rounded border border-line bg-surface px-3 font-medium md:hidden"
      >
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
        Filters{active > 0 ? ` (${inFigures(active)} active)` : ''}
      </button>
      <div id={id} className={`mt-3 md:mt-0 md:block ${isOpen ? '' : 'hidden'}`}>
        <div className="mb-2 flex h-6 items-center justify-between">
          <h2 className="font-semibold">Narrow down</h2>
          {isFiltered(state) ? (
            <Link to="/search" search={{ ...NO_SEARCH, q: state.q }} className="text-accent underline">
              Clear all
            </Link>
          ) : null}
        </div>
        {FACETS.map((name) => (
          <FacetValues key={name} name={name} state={state} values={valuesOf(name, state, facets)} />
        ))}
      </div>
    </aside>
  )
}

type Values = Facet['values']

function FacetValues({
  name,
  state,
  values,
}: {
  readonly name: FacetName
  readonly state: SearchState
  readonly values: Values
}) {
  if (values.length === 0) return null
  const [first, more] = [values.slice(0, SHOWN), values.slice(SHOWN)]
  return (
    <section className="mb-4">
      <h3 className="mb-1 text-xs font-medium tracking-wide text-muted uppercase">{FACET_TITLES[name]}</h3>
      <Choices name={name} state={state} values={first} />
      {more.length > 0 ? (
        <details>
          <summary className="min-h-[24px] cursor-pointer py-0.5 text-muted">{inFigures(more.length)} more</summary>
          <Choices name={name} state={state} values={more} />
        </details>
      ) : null}
    </section>
  )
}

function Choices({
  name,
  state,
  values,
}: {
  readonly name: FacetName
  readonly state: SearchState
  readonly values: Values
}) {
  const navigate = useNavigate()
  return (
    <ul>
      {values.map(({ key, label, count }) => {
        const isChosen = state[name].includes(key)
        return (
          <li key={key}>
            <label
              className={`flex min-h-[24px] cursor-pointer items-center gap-2 rounded px-1 hover:bg-raised ${isChosen ? 'bg-accent-soft font-medium text-accent' : ''}`}
            >
              <input
                type="checkbox"
                checked={isChosen}
                onChange={() => void navigate({ to: '/search', search: toggled(state, name, key) })}
                className="accent-accent"
              />
              <span className="min-w-0 flex-1" dir="auto">
                {labelOf(name, { key, label })}
              </span>
              <span className="text-muted tabular-nums">{inFigures(count)}</span>
            </label>
          </li>
        )
      })}
    </ul>
  )
}

/** What was chosen stays there to be given back, though nothing is found by it any more. */
function valuesOf(name: FacetName, state: SearchState, facets: readonly Facet[]): Values {
  const values = facets.find(({ field }) => field === name)?.values ?? []
  const missing = state[name].filter((key) => !values.some((value) => value.key === key))
  return [...missing.map((key) => ({ key, label: null, count: 0 })), ...values]
}

/** What a value is called where there is no title of it: constants in words, all else as it is. */
export function labelOf(name: FacetName, { key, label }: Pick<Values[number], 'key' | 'label'>): string {
  return label ?? (name === 'status' || name === 'kind' ? inWords(key) : key)
}
