import { useNavigate } from '@tanstack/react-router'
import { readSort, type SearchState, SORTS } from './search-state.ts'

const NAMES: Readonly<Record<(typeof SORTS)[number], string>> = {
  '': 'Best match',
  NAME: 'Name',
  UPDATED: 'Last changed',
  QUALITY: 'Quality',
  CONSUMERS: 'Most read',
}

/** In which order: in the URL, as all else of the search. */
export function SortSelect({ state }: { readonly state: SearchState }) {
  const navigate = useNavigate()
  return (
    <label className="flex items-center gap-2 text-sm">
      <span className="text-muted">Sort by</span>
      <select
        value={state.sort}
        onChange={({ target }) => void navigate({ to: '/search', search: { ...state, sort: readSort(target.value) } })}
        className="min-h-[28px] rounded border border-line bg-surface px-2 py-1"
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {NAMES[sort]}
          </option>
        ))}
      </select>
    </label>
  )
}
