import { inPercent } from './words.ts'

/** From this share on what was measured is well. One rule for cards, pages and the graph: nothing is green here and marked there. */
const WELL = 0.95

/** How many service levels stand how; together they are all there are. */
export interface LevelCounts {
  readonly met: number
  readonly missed: number
  readonly unknown: number
}

/** What is said of something measured or promised: in words, with a tone that goes without saying to nobody. */
export interface Verdict {
  readonly tone: 'good' | 'warn' | 'bad' | 'plain'
  readonly text: string
}

/** Of a share of checks that pass, 0 to 1; null when none has a result. */
export function qualityVerdict(score: number | null | undefined): Verdict {
  if (score == null) return { tone: 'plain', text: 'not measured' }
  if (score >= WELL) return { tone: 'good', text: `✓ ${inPercent(score)}` }
  // So that 94.96% does not read as 95%, below 95%.
  return { tone: 'warn', text: `! ${inPercent(Math.floor(score * 1_000) / 1_000)}, below ${inPercent(WELL)}` }
}

/** Counted one way, by what is met. Well is only what is all met: what was never measured is not. */
export function levelsVerdict({ met, missed, unknown }: LevelCounts): Verdict {
  const total = met + missed + unknown
  if (total === 0) return { tone: 'plain', text: 'none declared' }
  const rest = [...(missed > 0 ? [`${missed} missed`] : []), ...(unknown > 0 ? [`${unknown} not measured`] : [])]
  const text = [`${met} of ${total} met`, ...rest].join(', ')
  if (missed > 0) return { tone: 'bad', text: `✕ ${text}` }
  return unknown > 0 ? { tone: 'plain', text: `? ${text}` } : { tone: 'good', text: `✓ ${text}` }
}
