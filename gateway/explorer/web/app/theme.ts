export type Theme = 'system' | 'light' | 'dark'

const KEY = 'heddle.theme'
const system = matchMedia('(prefers-color-scheme: dark)')

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, theme)
  showTheme()
}

/** Light or dark as it is shown: the reader's choice, else the system's, which may change while the page is open. */
export function showTheme(): void {
  const theme = chosenTheme()
  document.documentElement.dataset.theme = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme
}

/** Follows the system from here on. */
export function followTheme(): void {
  showTheme()
  system.addEventListener('change', showTheme)
}
