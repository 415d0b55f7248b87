import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { recents } from '../../app/recents.ts'
import { impactOf } from '../impact/impact-state.ts'
import { NO_LINEAGE } from '../lineage/lineage-state.ts'
import { NO_CHOICE } from '../mesh/mesh-state.ts'
import { NO_SEARCH } from '../search/search-state.ts'

const LINK = 'inline-block min-h-[24px] text-accent'

/** What was looked at lately, and what can be done: beside the domains. */
export function NextSteps() {
  const lately = recents()
  return (
    <div className="space-y-6">
      <Part title="What you can do">
        <li>
          <Link to="/search" search={NO_SEARCH} className={LINK}>
            Find a product
          </Link>
          <span className="text-muted">, a port or a column by its name</span>
        </li>
        <li>
          <Link to="/impact" search={impactOf([])} className={LINK}>
            See what breaks
          </Link>
          <span className="text-muted"> if something changes, and whom to tell</span>
        </li>
        <li>
          <Link to="/lineage" search={NO_LINEAGE} className={LINK}>
            Follow data
          </Link>
          <span className="text-muted"> to where it comes from and goes to</span>
        </li>
        <li>
          <Link to="/mesh" search={{ ...NO_CHOICE, tab: 'findings' }} className={LINK}>
            Compare
          </Link>
          <span className="text-muted"> what is declared with what is observed</span>
        </li>
        <li>
          <Link to="/query" className={LINK}>
            Ask anything
          </Link>
          <span className="text-muted"> in GraphQL</span>
        </li>
      </Part>
      <Part title="Looked at lately">
        {lately.length === 0 ? <li className="text-muted">Nothing yet in this browser.</li> : null}
        {lately.map(({ page, id, title }) => (
          <li key={`${page} ${id}`}>
            {page === 'domain' ? (
              <Link to="/domain" search={{ id }} className={LINK}>
                {title}
              </Link>
            ) : (
              <Link to="/product" search={{ id, tab: 'overview' }} className={LINK}>
                {title}
              </Link>
            )}{' '}
            <code className="break-all text-muted text-xs">{id}</code>
          </li>
        ))}
      </Part>
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1 font-semibold">{title}</h2>
      <ul className="space-y-1 text-sm">{children}</ul>
    </section>
  )
}
