import type { Details } from '../../lineage/details.ts'
import { CARD } from '../../lineage/display.ts'
import type { Overlay } from './lineage-state.ts'
import { overlayText } from './overlay-text.ts'

interface CardOverlayProps {
  readonly overlay: Exclude<Overlay, ''>
  readonly details: Details | null
}

/** One line more on each card, of what was chosen. */
export function CardOverlay({ overlay, details }: CardOverlayProps) {
  const { tone, text } = overlayText(overlay, details)
  return (
    <p
      className={`truncate border-line border-t px-2 text-xs leading-5 ${tone}`}
      style={{ height: CARD.line }}
      title={text}
      dir="auto"
    >
      {text}
    </p>
  )
}
