import { useNavigate } from '@tanstack/react-router'
import { FACET_TITLES, labelOf } from './facets.tsx'
import { chosenIn, type SearchState, toggled } from './search-state.ts'
import type { Facet } from './widened-facets.ts'

interface ActiveFiltersProps {
  readonly state: SearchState
  readonly facets: readonly Facet[]
  /** Takes the keyboard when the filter that had it is gone. */
  readonly takeFocus: () => void
}

/** What the hits are narrowed by, each to be given back: above them, wherever the facets are folded or cut. */
export function ActiveFilters({ state, facets, takeFocus }: ActiveFiltersProps) {
  const navigate = useNavigate()
  const chosen = chosenIn(state)
  if (chosen.length === 0) return null
  return (
    <ul aria-label="Filters that are active" className="mb-3 flex flex-wrap gap-2 text-sm">
      {chosen.map(([name, key]) => {
        const known = facets.find(({ field }) => field === name)?.values.find((value) => value.key === key)
        return (
          <li key={`${name} ${key}`}>
            <button
              type="button"
              onClick={() => {
                takeFocus()
                void navigate({ to: '/search', search: toggled(state, name, key) })
              }}
              className="min-h-[24px] rounded bg-accent-soft px-2 text-left text-accent hover:underline"
            >
              {FACET_TITLES[name]}: <bdi>{labelOf(name, known ?? { key, label: null })}</bdi>
              <span className="sr-only">, take this filter away</span>
              <span aria-hidden="true"> ✕</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
