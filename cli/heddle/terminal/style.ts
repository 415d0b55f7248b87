import { styleText } from 'node:util'

/** What parts of a text are, to be shown by colour where there is any. */
export type Style = {
  readonly heading: (text: string) => string
  readonly faint: (text: string) => string
  readonly good: (text: string) => string
  readonly warning: (text: string) => string
  readonly bad: (text: string) => string
}

const asIs = (text: string): string => text

export const PLAIN: Style = { heading: asIs, faint: asIs, good: asIs, warning: asIs, bad: asIs }

/** Without a look at stdout: whether there are colours is decided below, and FORCE_COLOR wants them in a pipe too. */
const as = (format: Parameters<typeof styleText>[0]) => (text: string) =>
  styleText(format, text, { validateStream: false })

export const COLOURED: Style = {
  heading: as('bold'),
  faint: as('dim'),
  good: as('green'),
  warning: as('yellow'),
  bad: as('red'),
}

/** Colours on a terminal alone, and not where `NO_COLOR` is set (no-color.org) or the terminal has none. */
export function styleFor(
  isTerminal: boolean,
  { NO_COLOR, FORCE_COLOR, TERM }: Readonly<Record<string, string | undefined>>,
): Style {
  if (NO_COLOR !== undefined && NO_COLOR !== '') return PLAIN
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return COLOURED
  return isTerminal && TERM !== 'dumb' ? COLOURED : PLAIN
}
