import { useSyncExternalStore } from 'react'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'heddle.theme'
const system = () => matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, theme)
  showTheme()
  for (const listener of listeners) listener()
}

/** What the reader chose, wherever that was done. */
export function useChosenTheme(): Theme {
  return useSyncExternalStore(listen, chosenTheme)
}

/** Light or dark as it is shown: the reader's choice, else the system's, which may change while the page is open. */
export function showTheme(): void {
  const theme = chosenTheme()
  document.documentElement.dataset.theme = theme === 'system' ? (system().matches ? 'dark' : 'light') : theme
}

/** Follows the system from here on. */
export function followTheme(): void {
  showTheme()
  system().addEventListener('change', showTheme)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
