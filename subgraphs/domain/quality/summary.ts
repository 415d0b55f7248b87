import { compareTexts } from '../../../platform/compare-texts.ts'
import { tidy } from '../descriptors/quantities.ts'
import type { DeclaredCheck } from '../documents.ts'
import type { DimensionScore, QualityDimension, QualitySummary } from '../generated/resolver-types.ts'
import type { LatestCheck } from '../stores/store.ts'

/** What one port's contract asks for, and what came of it. A product is summarised over several. */
export interface MeasuredSubject {
  readonly declared: readonly DeclaredCheck[]
  readonly outcomes: readonly LatestCheck[]
}

interface Tally {
  score: number
  scored: number
  declared: number
  covered: number
}

/**
 * Score: the mean over checks of each one's newest score. Coverage: the share of declared checks with a result that says
 * something (`error` does not). Unknown is null, never 0. Null altogether when nothing is asked for and nothing measured.
 */
export function summarise(subjects: readonly MeasuredSubject[]): QualitySummary | null {
  const total = emptyTally()
  const byDimension = new Map<QualityDimension, Tally>()
  let measuredAt: string | null = null

  for (const { declared, outcomes } of subjects) {
    const asked = new Map(declared.map((check) => [check.name, check]))
    const said = new Set(outcomes.flatMap(({ name, score }) => (score === null ? [] : [name])))
    for (const { name, dimension } of declared) {
      for (const tally of talliesOf(dimension)) {
        tally.declared += 1
        if (said.has(name)) tally.covered += 1
      }
    }
    for (const outcome of outcomes) {
      if (measuredAt === null || Date.parse(outcome.measuredAt) > Date.parse(measuredAt))
        measuredAt = outcome.measuredAt
      if (outcome.score === null) continue
      for (const tally of talliesOf(asked.get(outcome.name)?.dimension ?? outcome.dimension)) {
        tally.score += outcome.score
        tally.scored += 1
      }
    }
  }
  if (total.declared === 0 && measuredAt === null) return null
  return {
    ...ratios(total),
    measuredAt,
    dimensions: [...byDimension]
      .toSorted(([a], [b]) => compareTexts(a, b))
      .map(([dimension, tally]): DimensionScore => ({ dimension, ...ratios(tally) })),
  }

  function talliesOf(dimension: QualityDimension | null): readonly Tally[] {
    if (dimension === null) return [total]
    const tally = byDimension.get(dimension) ?? emptyTally()
    byDimension.set(dimension, tally)
    return [total, tally]
  }
}

function emptyTally(): Tally {
  return { score: 0, scored: 0, declared: 0, covered: 0 }
}

function ratios({ score, scored, declared, covered }: Tally): { score: number | null; coverage: number | null } {
  return {
    score: scored === 0 ? null : tidy(score / scored),
    coverage: declared === 0 ? null : tidy(covered / declared),
  }
}
