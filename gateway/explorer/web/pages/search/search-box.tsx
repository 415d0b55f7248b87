import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { isLetter, useKey } from '../../app/keys.ts'
import { textOf } from '../../app/url-state.ts'
import { readSearchState } from './search-state.ts'

/** In the head of each page: what is typed is in the URL of the search page at once, and its hits below it. `/` leads here. */
export function SearchBox() {
  const navigate = useNavigate()
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

  function ask(q: string): void {
    setTyped(q)
    const before = readSearchState(isSearching ? (location.search as Record<string, unknown>) : {})
    void navigate({ to: '/search', search: { ...before, q }, replace: isSearching })
  }

  return (
    <search className="flex min-w-0 flex-1 basis-64">
      <form
        className="flex w-full max-w-2xl"
        onSubmit={(event) => {
          event.preventDefault()
          ask(typed)
        }}
      >
        <input
          ref={input}
          type="search"
          name="q"
          value={typed}
          onChange={(event) => ask(event.target.value)}
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
