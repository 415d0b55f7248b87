import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { isLetter, useKey } from '../../app/keys.ts'
import { textOf } from '../../app/url-state.ts'
import { enterHits, SEARCH_BOX } from './hit-keys.ts'
import { toHit } from './hit-link.ts'
import { hitsQuery } from './hits-query.ts'
import { readSearchState } from './search-state.ts'

/**
 * In the head of each page: what is typed is in the URL of the search page at once, and its hits below it. `/` leads here, ↓ to the
 * first hit, Enter opens it, Esc leaves.
 */
export function SearchBox() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const location = useRouterState({ select: (state) => state.location })
  const isSearching = location.pathname === '/search'
  const asked = isSearching ? textOf((location.search as { q?: unknown }).q) : ''
  const [typed, setTyped] = useState(asked)
  const input = useRef<HTMLInputElement>(null)

  // Back and forward change what was asked; typing does so as well, and is ahead of it then.
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(asked)
  }, [asked])
  useKey(
    (event) => isLetter(event, '/'),
    () => {
      input.current?.focus()
      input.current?.select()
    },
  )

  const before = readSearchState(isSearching ? (location.search as Record<string, unknown>) : {})

  function ask(q: string): void {
    setTyped(q)
    // The question is on its way before the page of the hits is drawn for it.
    void client.prefetchInfiniteQuery(hitsQuery({ ...before, q }))
    void navigate({ to: '/search', search: { ...before, q }, replace: isSearching })
  }

  /** The hits may still be on their way: who types on meanwhile, or goes elsewhere, meant something else. */
  async function openFirst(): Promise<void> {
    if (!isSearching) ask(typed)
    if (typed.trim() === '') return
    const { pages } = await client.fetchInfiniteQuery(hitsQuery({ ...before, q: typed }))
    const isStillMeant = input.current?.value === typed && document.activeElement === input.current
    const first = pages[0]?.data.search?.edges[0]?.node
    if (first !== undefined && isStillMeant) void navigate(toHit(first))
  }

  function act(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' && enterHits()) event.preventDefault()
    if (event.key === 'Escape') {
      // A browser would take what was typed away, and stay.
      event.preventDefault()
      document.getElementById('content')?.focus()
    }
  }

  return (
    <search className="flex min-w-0 flex-1 basis-64">
      <form
        className="flex w-full max-w-2xl"
        onSubmit={(event) => {
          event.preventDefault()
          // That nothing answers is told by the page of the hits.
          openFirst().catch(() => undefined)
        }}
      >
        <input
          ref={input}
          id={SEARCH_BOX}
          type="search"
          name="q"
          value={typed}
          onChange={(event) => ask(event.target.value)}
          onKeyDown={act}
          placeholder="Find a product, a port, a column, an owner…   ( / )"
          aria-label="Search the mesh"
          aria-keyshortcuts="/"
          autoComplete="off"
          spellCheck={false}
          className="w-full rounded border border-line bg-ground px-3 py-1.5"
        />
      </form>
    </search>
  )
}
