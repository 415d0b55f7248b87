import { getRouteApi, Link } from '@tanstack/react-router'
import { Dependencies } from './dependencies.tsx'
import { Domains } from './domains.tsx'
import { MeshFindings } from './mesh-findings.tsx'
import { MESH_TABS, NO_CHOICE } from './mesh-state.ts'
import { Releases } from './releases.tsx'
import { SupergraphVersions } from './supergraph-versions.tsx'

const route = getRouteApi('/mesh')

/** The mesh as a whole: each part has a question of its own, asked when it is looked at. */
export function MeshPage() {
  const state = route.useSearch()
  return (
    <div className="mx-auto max-w-7xl p-4">
      <title>{`The mesh: ${state.tab} · Heddle`}</title>
      <h1 className="text-xl font-semibold">The whole mesh</h1>
      <nav aria-label="Parts of the mesh" className="my-4 flex flex-wrap gap-1 border-line border-b">
        {MESH_TABS.map((tab) => (
          <Link
            key={tab}
            to="/mesh"
            search={{ ...NO_CHOICE, tab }}
            aria-current={tab === state.tab ? 'page' : undefined}
            className={`-mb-px border-b-2 px-3 py-1.5 capitalize no-underline ${tab === state.tab ? 'border-accent font-medium' : 'border-transparent text-muted hover:text-ink'}`}
          >
            {tab}
          </Link>
        ))}
      </nav>
      {state.tab === 'domains' ? <Domains /> : null}
      {state.tab === 'dependencies' ? <Dependencies state={state} /> : null}
      {state.tab === 'findings' ? <MeshFindings state={state} /> : null}
      {state.tab === 'releases' ? <Releases /> : null}
      {state.tab === 'versions' ? <SupergraphVersions /> : null}
    </div>
  )
}
