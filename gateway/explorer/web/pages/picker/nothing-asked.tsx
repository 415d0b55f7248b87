import { Link } from '@tanstack/react-router'
import { Notice } from '../../ui/notice.tsx'
import { NO_SEARCH } from '../search/search-state.ts'

/** Before anything is chosen: what can be, and where to find it. */
export function NothingAsked({ title, what }: { readonly title: string; readonly what: string }) {
  return (
    <Notice kind="plain" title={title}>
      {what} Type a name above, or{' '}
      <Link to="/search" search={NO_SEARCH} className="underline">
        look through the mesh
      </Link>
      .
    </Notice>
  )
}
