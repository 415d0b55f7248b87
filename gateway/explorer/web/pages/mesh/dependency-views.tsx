import { Link, useNavigate } from '@tanstack/react-router'
import { DEPENDENCY_VIEWS, type DependencyView, type MeshState } from './mesh-state.ts'

const NAMES: Readonly<Record<DependencyView, string>> = { '': 'Matrix', map: 'Map', list: 'List of all pairs' }

/** In which form, and of which domains. */
export function DependencyViews({ state }: { readonly state: MeshState }) {
  const navigate = useNavigate()
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <nav aria-label="Forms of it" className="flex flex-wrap gap-1">
        {DEPENDENCY_VIEWS.map((view) => (
          <Link
            key={view}
            to="/mesh"
            search={{ ...state, view }}
            aria-current={view === state.view ? 'page' : undefined}
            className={`inline-flex min-h-[28px] items-center rounded border px-2 no-underline hover:bg-raised ${view === state.view ? 'border-accent bg-accent-soft font-medium text-accent' : 'border-line'}`}
          >
            {NAMES[view]}
          </Link>
        ))}
      </nav>
      <input
        type="search"
        value={state.named}
        onChange={({ target }) =>
          void navigate({ to: '/mesh', search: { ...state, named: target.value }, replace: true, resetScroll: false })
        }
        aria-label="Domains whose name has"
        placeholder="Domains whose name has…"
        className="min-w-0 max-w-full flex-1 basis-48 rounded border border-line bg-surface px-2 py-1 sm:max-w-64"
      />
    </div>
  )
}
