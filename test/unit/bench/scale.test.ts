import { describe, expect, it } from 'vitest'
import { lineChart } from '../../../bench/measure/line-chart.ts'
import { isMet } from '../../../bench/measure/result.ts'
import type { Form } from '../../../bench/scale/forms.ts'
import { measured } from '../../../bench/scale/measured.ts'
import { readScaleOptions } from '../../../bench/scale/options.ts'
import { scaleReport } from '../../../bench/scale/report.ts'
import { withinLimit } from '../../../bench/scale/sampling.ts'
import { createSubject } from '../../../bench/scale/subject.ts'

const size = { name: '2k', nodes: 2_000, edges: 6_000 }
const subject = createSubject(size, { random: 20, typical: 3 })

describe('the options of the scale bench', () => {
  it('are all sizes and all stores, unless some are named', () => {
    const all = readScaleOptions({})
    expect(all.sizes.map(({ name }) => name)).toEqual(['10k', '100k', '1m', '2m'])
    expect([all.stores, all.limitMs, all.whole]).toEqual([['sqlite', 'postgres', 'neo4j'], 60_000, true])
    const some = readScaleOptions({ sizes: '1M, 10k', stores: 'Postgres', limit: '5' })
    expect(some.sizes.map(({ nodes }) => nodes)).toEqual([10_000, 1_000_000])
    expect([some.stores, some.limitMs, some.whole]).toEqual([['postgres'], 5_000, false])
  })

  it('are refused with what was expected and what came', () => {
    expect(() => readScaleOptions({ sizes: '10k,5k' })).toThrow('--sizes: expected some of 10k,100k,1m,2m, got 10k,5k')
    expect(() => readScaleOptions({ stores: 'mysql' })).toThrow('--stores: expected some of sqlite,postgres,neo4j')
    expect(() => readScaleOptions({ limit: 'soon' })).toThrow('--limit: expected 1 to 3600 seconds, got soon')
  })
})

describe('the nodes that are asked about', () => {
  it('are the same each time, the typical ones near the median', () => {
    const again = createSubject(size, { random: 20, typical: 3 })
    expect(again.random.map(({ node }) => node)).toEqual(subject.random.map(({ node }) => node))
    const sizes = subject.random.map(({ reached }) => reached).sort((a, b) => a - b)
    for (const { reached } of subject.typical) expect(sizes.slice(6, 14)).toContain(reached)
  })

  it('have an impact of everything they reach but themselves', () => {
    for (const { node, reached, levels, impact } of [subject.hub, ...subject.random]) {
      const itself = levels.some((level) => level.includes(node)) ? 1 : 0
      expect(impact().total).toBe(reached - itself)
    }
  })
})

describe('a baseline with a limit', () => {
  const form = (answers: readonly (number | null)[]): Form & { readonly asked: () => number } => {
    let asked = 0
    return {
      name: 'postgresJobs',
      asked: () => asked,
      async ask() {
        const ms = answers[asked] ?? 0
        asked += 1
        if (answers[asked - 1] === null) return null
        const end = performance.now() + ms
        while (performance.now() < end);
        return () => {}
      },
    }
  }

  it('that gives up has not finished, whatever it answered before', async () => {
    const nodes = [subject.hub, subject.hub]
    expect(await withinLimit(form([null]), nodes, 1_000)).toBe('did not finish')
    expect(await withinLimit(form([0, 0, null]), nodes, 1_000)).toBe('did not finish')
  })

  it('is asked as often as there is time for, and its first answer counts only when it is the last', async () => {
    const nodes = [subject.hub, subject.hub, subject.hub]
    const fast = form([0, 0, 0, 0])
    expect(await withinLimit(fast, nodes, 1_000)).toHaveLength(3)
    expect(fast.asked()).toBe(4)
    const slow = form([60])
    expect(await withinLimit(slow, nodes, 100)).toHaveLength(1)
    expect(slow.asked()).toBe(1)
  })

  it('is not believed when its answer is wrong', async () => {
    const wrong: Form = {
      name: 'postgresUnion',
      ask:
        async ({ reach }) =>
        () =>
          reach().set('union', [subject.hub.node]),
    }
    await expect(withinLimit(wrong, [subject.random[0] ?? subject.hub], 1_000)).rejects.toThrow('union: ')
  })
})

describe('the page of the scale bench', () => {
  const loading = { written: 1, told: 1 }
  const run = measured(subject, {
    sqlite: {
      hub: { memory: [1, 1], sqliteBare: [10, 10], sqliteService: [18, 18] },
      typical: { sqliteService: [2] },
      random: [2, 3, 40],
      loop: { longestHold: 60, hubAnswers: 2, others: [4, 5] },
      loading,
    },
    postgres: {
      hub: { postgresUnion: [30], postgresJobs: 'did not finish', postgresJobsIndexed: [180] },
      typical: { postgresJobs: 'not tried', postgresJobsIndexed: [1] },
      loading: { written: 1, told: null },
    },
  })
  const page = scaleReport({ runs: [run], method: [], partial: false })

  it('holds the run against each promise that it can', () => {
    expect(page.targets.map((target) => [target.measured, target.limit, isMet(target)])).toEqual([
      [1.8, 1.5, false],
      [10, 20, true],
      [3, 5, true],
      [60, 50, false],
      [10, 5, true],
      [0.5, 1, false],
    ])
  })

  it('says what did not finish and what was not tried, and compares neither', () => {
    const cells = page.tables.flatMap(({ rows }) => rows.map((row) => row.join(' | ')))
    expect(cells).toContain('Postgres: Marquez’ form | did not finish')
    expect(cells).toContain('Postgres: Marquez’ form | not tried')
    expect(
      cells.some((row) => row.startsWith('Postgres: `UNION` over edges | SQLite: through the service | 1.67×')),
    ).toBe(true)
  })

  it('draws what finished', () => {
    expect(page.figure?.svg.match(/<polyline/g)).toHaveLength(5)
    expect(page.figure?.svg).not.toContain('NaN')
  })
})

describe('a chart', () => {
  it('runs over the powers of ten around its points, from the lower left', () => {
    const points = [
      { x: 10, y: 1 },
      { x: 1_000, y: 100 },
    ]
    const svg = lineChart({ title: 'a < b', xTitle: 'x', yTitle: 'y', lines: [{ name: 'line', points }] })
    expect(svg).toContain('points="70,430 630,50"')
    expect(svg).toContain('a &lt; b')
    expect(svg).toContain('>1k</text>')
  })

  it('refuses to draw nothing', () => {
    expect(() => lineChart({ title: '', xTitle: '', yTitle: '', lines: [] })).toThrow('expected at least one point')
  })
})
