import { useEffect } from 'react'

/** Something that was looked at, to come back to. */
export interface Recent {
  readonly page: 'product' | 'domain'
  readonly id: string
  readonly title: string
}

const KEY = 'heddle.recents'
const MOST = 8

/** The newest first; what another version of the explorer, or somebody by hand, left there in another form is not taken. */
export function readRecents(text: string | null): readonly Recent[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, MOST) : []
  } catch {
    return []
  }
}

/** With one that is looked at now before all others, and once. */
export function withRecent(recents: readonly Recent[], now: Recent): readonly Recent[] {
  return [now, ...recents.filter(({ page, id }) => page !== now.page || id !== now.id)].slice(0, MOST)
}

export const recents = (): readonly Recent[] => readRecents(localStorage.getItem(KEY))

/** Keeps in this browser that something was looked at, once its title is known. */
export function useRemembered(page: Recent['page'], id: string, title: string | null | undefined): void {
  useEffect(() => {
    if (title) localStorage.setItem(KEY, JSON.stringify(withRecent(recents(), { page, id, title })))
  }, [page, id, title])
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false
  const { page, id, title } = value as Partial<Record<keyof Recent, unknown>>
  return (page === 'product' || page === 'domain') && typeof id === 'string' && typeof title === 'string'
}
