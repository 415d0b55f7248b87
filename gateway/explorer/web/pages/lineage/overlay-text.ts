import type { Details } from '../../lineage/details.ts'
import { levelsVerdict, qualityVerdict, type Verdict } from '../../ui/well.ts'
import type { Overlay } from './lineage-state.ts'

/** What an overlay says of a card, and how it looks. */
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
