import { inFigures } from './words.ts'

interface ShowMoreProps {
  readonly shown: number
  readonly total: number
  readonly more: () => void
}

/** Below the first part of a list that is here already: how much of it that is, and the next. Nothing when all is shown. */
export function ShowMore({ shown, total, more }: ShowMoreProps) {
  if (shown >= total) return null
  return (
    <button type="button" onClick={more} className="mt-3 rounded border border-line px-3 py-1.5 hover:bg-raised">
      Show more: {inFigures(shown)} of {inFigures(total)}
    </button>
  )
}
