import { describe, expect, test } from 'vitest'
import type { Details } from '../../../gateway/explorer/web/lineage/details.ts'
import { overlayText } from '../../../gateway/explorer/web/pages/lineage/overlay-text.ts'
import { standingsOf } from '../../../gateway/explorer/web/pages/search/standing.ts'
import { levelsVerdict, qualityVerdict } from '../../../gateway/explorer/web/ui/well.ts'

describe('what is well', () => {
  test('is a share of 95% and more; what is a little less never reads as that', () => {
    expect([0.95, 0.9499, 0].map((score) => qualityVerdict(score))).toEqual([
      { tone: 'good', text: '✓ 95%' },
      { tone: 'warn', text: '! 94.9%, below 95%' },
      { tone: 'warn', text: '! 0%, below 95%' },
    ])
    expect(qualityVerdict(null)).toEqual({ tone: 'plain', text: 'not measured' })
  })

  test('is of service levels only what is all met: one that was never measured is neither good nor missed', () => {
    const verdict = (met: number, missed: number, unknown: number) => {
      const { tone, text } = levelsVerdict({ met, missed, unknown })
      return `${tone}: ${text}`
    }
    expect(verdict(4, 0, 0)).toBe('good: ✓ 4 of 4 met')
    expect(verdict(3, 0, 2)).toBe('plain: ? 3 of 5 met, 2 not measured')
    expect(verdict(3, 1, 0)).toBe('bad: ✕ 3 of 4 met, 1 missed')
    expect(verdict(0, 0, 0)).toBe('plain: none declared')
  })

  test('is the same on a card of the search and in the graph', () => {
    const [met, missed, unknown] = [3, 0, 2]
    const promises = { met, missed, unknown }
    const details: Details = {
      owner: null,
      status: null,
      quality: 0.94,
      promises,
      columns: null,
      takenAt: null,
      lastSeenAt: null,
    }
    const quality = { score: 0.94, coverage: null, measuredAt: null }
    const onCard = standingsOf({ quality, serviceLevels: { total: 5, ...promises }, consumers: null })
    const inGraph = (['quality', 'slo'] as const).map((overlay) => overlayText(overlay, details))
    expect(inGraph.map(({ text }) => text)).toEqual(onCard.slice(0, 2).map(({ text }) => text))
    expect(inGraph.map(({ tone }) => tone)).toEqual(['text-warn', 'text-muted'])
  })
})
