import type { Details } from '../../lineage/details.ts'
import { CARD } from '../../lineage/display.ts'
import { levelsVerdict, qualityVerdict, type Verdict } from '../../ui/well.ts'
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
    >
      {text}
    </p>
  )
}

export function overlayText(overlay: Exclude<Overlay, ''>, details: Details | null): { tone: string; text: string } {
  if (details === null) return { tone: 'text-muted', text: '? not known' }
  if (overlay === 'owner') return { tone: '', text: details.owner ?? '? owner not known' }
  if (overlay === 'quality') return drawn(qualityVerdict(details.quality))
  return drawn(levelsVerdict(details.promises))
}

const TONES: Readonly<Record<Verdict['tone'], string>> = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  plain: 'text-muted',
}

const drawn = ({ tone, text }: Verdict): { tone: string; text: string } => ({ tone: TONES[tone], text })
