import type { Details } from '../../lineage/details.ts'
import { CARD } from '../../lineage/display.ts'
import { inPercent } from '../../ui/words.ts'
import type { Overlay } from './lineage-state.ts'

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

export function overlayText(overlay: Exclude<Overlay, ''>, details: Details | null): { tone: string; text: string } {
  if (details === null) return { tone: 'text-muted', text: '? not known' }
  if (overlay === 'owner') return { tone: '', text: details.owner ?? '? owner not known' }
  if (overlay === 'quality') {
    if (details.quality === null) return { tone: 'text-muted', text: '? quality never measured' }
    const isGood = details.quality >= 0.95
    return {
      tone: isGood ? 'text-good' : 'text-warn',
      text: `${isGood ? '✓' : '!'} ${inPercent(details.quality)} of its checks pass`,
    }
  }
  const { met, missed, unknown } = details.promises
  if (met + missed + unknown === 0) return { tone: 'text-muted', text: '∅ promises nothing' }
  const parts = [
    ...(missed > 0 ? [`✕ ${missed} missed`] : []),
    ...(met > 0 ? [`✓ ${met} met`] : []),
    ...(unknown > 0 ? [`? ${unknown} not measured`] : []),
  ]
  return { tone: missed > 0 ? 'text-bad' : 'text-good', text: parts.join(', ') }
}
