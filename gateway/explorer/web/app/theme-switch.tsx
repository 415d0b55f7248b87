import { chooseTheme, type Theme, useChosenTheme } from './theme.ts'

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }
const SIGN: Readonly<Record<Theme, string>> = { system: '◐', light: '☀', dark: '☾' }

export function ThemeSwitch() {
  const theme = useChosenTheme()
  const next = NEXT[theme]
  return (
    <button
      type="button"
      className="size-8 rounded hover:bg-raised"
      aria-label={`Theme: ${theme}. Switch to ${next}`}
      title={`Theme: ${theme}`}
      onClick={() => chooseTheme(next)}
    >
      {SIGN[theme]}
    </button>
  )
}
