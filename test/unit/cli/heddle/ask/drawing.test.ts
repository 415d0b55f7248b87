import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { errorTexts } from '../../../../../cli/heddle/ask/answer.ts'
import { columns } from '../../../../../cli/heddle/ask/draw/columns.ts'
import { facts, nextPage, section, whatIsMissing } from '../../../../../cli/heddle/ask/draw/page.ts'
import { counted, duration, measured, moment, percent } from '../../../../../cli/heddle/ask/draw/values.ts'
import type { Graph } from '../../../../../cli/heddle/ask/lineage-question.ts'
import { lineageText } from '../../../../../cli/heddle/ask/lineage-text.ts'
import { highlighted } from '../../../../../cli/heddle/ask/search-text.ts'
import { levelsText } from '../../../../../cli/heddle/ask/show/parts.ts'
import { readThrough } from '../../../../../cli/heddle/ask/show/ports.ts'
import { oneLine } from '../../../../../cli/heddle/terminal/one-line.ts'
import { COLOURED, PLAIN } from '../../../../../cli/heddle/terminal/style.ts'

const pipe = { style: PLAIN, width: undefined }
const narrow = { style: PLAIN, width: 50 }

describe('what is shown of a port or product', () => {
  test('says once what it is read through, where its format is that', () => {
    expect(readThrough('DELTA', 'delta')).toBe('delta')
    expect(readThrough('FILE', 'parquet')).toBe('file, parquet')
    expect(readThrough(null, 'CSV')).toBe('CSV')
    expect(readThrough('KAFKA', null)).toBe('kafka')
  })

  test('says in words whether a promise is kept, also where nobody knows', () => {
    const level = { id: 'a/b/slo:x', property: 'freshness', objective: 'PT1H', unit: 's', target: 3_600, since: null }
    const levels = [
      { ...level, actual: 60, met: true, breachPolicy: 'ALERT' },
      { ...level, actual: 7_200, met: false, breachPolicy: 'PAGE' },
      { ...level, actual: null, met: null, breachPolicy: null },
    ]
    const lines = levelsText(levels, pipe).trimEnd().split('\n').slice(3)
    expect(lines.map((line) => line.slice(0, 11).trim())).toEqual(['met', 'NOT MET', 'not known'])
  })
})

describe('a table', () => {
  const headings = [{ name: 'id' }, { name: 'title', gives: true }, { name: 'owner', gives: true }] as const
  const long = 'a title that is very much longer than the terminal is wide'
  const rows = [
    ['orders/order-events', long, 'Checkout'],
    ['a/b', 'short', 'Someone'],
  ]

  test('has all that is in it where there is no terminal', () => {
    const text = columns(headings, rows, pipe)
    expect(text).toContain(long)
    expect(text.split('\n')).toHaveLength(4)
  })

  test('is cut to the width of the terminal, but never an id', () => {
    const lines = columns(headings, rows, narrow).trimEnd().split('\n')
    for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(50)
    expect(lines[1]).toMatch(/^ {2}orders\/order-events {2}a title tha…?.*… {2}Checkout$/)
    const ids = columns([{ name: 'id' }, { name: 'title', gives: true }], [[`x/${'y'.repeat(60)}`, long]], narrow)
    expect(ids).toContain(`x/${'y'.repeat(60)}`)
  })

  test('has an id that is much longer than the others above its row, and room for the others', () => {
    const id = `x/${'y'.repeat(40)}`
    const three = [
      ['orders/order-events', 'Order events', 'Checkout'],
      [id, 'Long', 'Someone'],
      ['a/b', 'Short', 'Other'],
    ]
    expect(columns(headings, three, narrow, [null, 'why', null])).toBe(
      [
        '  id                   title         owner',
        '  orders/order-events  Order events  Checkout',
        `  ${id}`,
        '                       Long          Someone',
        'why',
        '  a/b                  Short         Other',
        '',
      ].join('\n'),
    )
    expect(columns(headings, three, pipe)).toContain(`\n  ${id}  Long  `)
  })

  test('leaves out a column that has nothing in it', () => {
    expect(columns(headings, [['a', '', 'b']], pipe)).toBe('  id  owner\n  a   b\n')
  })

  test('lines up cells that are coloured', () => {
    const text = columns(
      [{ name: 'a' }, { name: 'b' }],
      [
        [['x', 'bad'], 'y'],
        ['longer', 'z'],
      ],
      { ...pipe, style: COLOURED },
    )
    expect(stripVTControlCharacters(text)).toBe('  a       b\n  x       y\n  longer  z\n')
    expect(text).not.toBe(stripVTControlCharacters(text))
  })

  test('does not let a text from the mesh move the cursor or break the line', () => {
    expect(columns([{ name: 'a' }], [['\u001b[2Jgone\r\nnext\u0007']], pipe)).toBe('  a\n  gone next\n')
  })
})

describe('values', () => {
  test('are told as people tell them', () => {
    expect([percent(0.9995), percent(1), percent(0.1234567)]).toEqual(['99.95 %', '100 %', '12.35 %'])
    expect(moment('2026-01-31T10:30:59+01:00')).toBe('2026-01-31 09:30 UTC')
    expect([0.25, 59, 60, 3_661, 90_000, 1_000_000].map(duration)).toEqual([
      '250 ms',
      '59 s',
      '1 min',
      '1 h 1 min',
      '1 d 1 h',
      '11 d 13 h',
    ])
    expect([measured(0.5, 'ratio'), measured(90, 's'), measured(3, 'rows'), measured(3, null)]).toEqual([
      '50 %',
      '1 min 30 s',
      '3 rows',
      '3',
    ])
    expect([counted(1, 'hit'), counted(1_000, 'hit'), counted(0, 'hit')]).toEqual(['1 hit', '1,000 hits', '0 hits'])
    expect(oneLine(' a\n\tb ')).toBe('a b')
  })

  test('that are not known are not told', () => {
    expect(
      facts(
        [
          ['a', null],
          ['b', ''],
          ['c', undefined],
          ['d', 'x'],
        ],
        pipe,
      ),
    ).toBe('  d  x\n')
    expect(section('Heading', '', pipe)).toBe('')
  })
})

describe('what is missing', () => {
  const error = (code: string, path: string) => ({ message: 'domain payments is not available right now', code, path })

  test('is told once, however many parts of the answer it takes', () => {
    const errors = [error('DOMAIN_UNAVAILABLE', 'a'), error('DOMAIN_UNAVAILABLE', 'b'), error('TIMEOUT', 'c')]
    expect(errorTexts(errors)).toEqual([
      'domain payments is not available right now (DOMAIN_UNAVAILABLE), 2 parts of the answer',
      'domain payments is not available right now (TIMEOUT)',
    ])
    expect(whatIsMissing(errors, pipe)).toContain('Not all of it could be answered')
    expect(whatIsMissing([], pipe)).toBe('')
  })

  test('after a page is told with how to ask for it', () => {
    expect(nextPage({ hasNextPage: true, endCursor: 'c' }, '--from x ')).toContain('--from x --after c\n')
    expect(nextPage({ hasNextPage: false, endCursor: 'c' })).toBe('')
  })
})

describe('a highlight', () => {
  test('is shown with its marks, and what was escaped as it was', () => {
    expect(highlighted('a <mark>b</mark> &#60;c&#62; &amp; &#39;d&#39;', pipe)).toBe("a *b* <c> & 'd'")
    expect(highlighted('a <mark>b</mark>', { ...pipe, style: COLOURED })).toBe(`a ${COLOURED.heading('b')}`)
  })

  test('is cut to the terminal, and not in a pipe', () => {
    const html = `${'x'.repeat(60)} <mark>${'y'.repeat(60)}</mark>`
    expect(highlighted(html, narrow)).toBe(`${'x'.repeat(42)}…`)
    expect(highlighted(html, pipe)).toBe(`${'x'.repeat(60)} *${'y'.repeat(60)}*`)
  })
})

/*
 *  a ─► b ─► d        each also a ─► c ─► d ─► b (a cycle), and e far behind that was not asked for
 */
describe('a tree of lineage', () => {
  const node = (id: string, distance: number, more: Partial<Graph['nodes'][number]> = {}): Graph['nodes'][number] => ({
    id,
    kind: 'PRODUCT',
    label: id,
    domainId: id.split('/')[0] ?? null,
    distance,
    upstreamTotal: null,
    downstreamTotal: null,
    availability: 'LIVE',
    dangling: null,
    ...more,
  })
  const edge = (from: string, to: string, more: Partial<Graph['edges'][number]> = {}): Graph['edges'][number] => ({
    from,
    to,
    method: 'OBSERVED',
    writer: 'job:a/b',
    confidence: 1,
    lastSeenAt: null,
    stale: false,
    ...more,
  })
  const graph = (nodes: Graph['nodes'], edges: Graph['edges'], more: Partial<Graph> = {}): Graph => ({
    direction: 'DOWNSTREAM',
    truncated: false,
    depthReached: 2,
    nodes,
    edges,
    ...more,
  })
  const draw = (one: Graph, widest = 12) => lineageText({ graphs: [one], errors: [] }, { ...pipe, widest }).split('\n')

  test('draws each thing out once, and names it where it is met again, cycles as well', () => {
    const nodes = [node('x/a', 0), node('x/b', 1), node('x/c', 1), node('x/d', 2, { downstreamTotal: 3 })]
    const edges = [
      edge('x/a', 'x/b', { method: 'DECLARED', confidence: 0.5 }),
      edge('x/a', 'x/b', { writer: 'job:c/d' }),
      edge('x/a', 'x/c', { stale: true }),
      edge('x/b', 'x/d'),
      edge('x/c', 'x/d'),
      edge('x/d', 'x/b'),
    ]
    expect(draw(graph(nodes, edges))).toEqual([
      'Where it goes to',
      '  x/a',
      '  ├─ x/b  declared, observed 1.00',
      '  │  └─ x/d  observed 1.00',
      '  │     ├─ x/b  observed 1.00 (what comes after it stands elsewhere)',
      '  │     └─ … 2 more',
      '  └─ x/c  observed 1.00 stale',
      '     └─ x/d  observed 1.00 (what comes after it stands elsewhere)',
      '',
    ])
  })

  test('follows the edges against the data when it is drawn upstream', () => {
    const upstream = graph([node('x/a', 0), node('x/b', 1)], [edge('x/b', 'x/a')], { direction: 'UPSTREAM' })
    expect(draw(upstream)).toEqual(['Where it comes from', '  x/a', '  └─ x/b  observed 1.00', ''])
  })

  test('groups what comes of a hub by domain', () => {
    const many = Array.from({ length: 5 }, (_, at) => node(`${at < 3 ? 'payments' : 'orders'}/p${at}`, 1))
    const consumer = node('consumer:a/b', 1, { kind: 'CONSUMER', domainId: null })
    const all = [...many, consumer]
    const hub = graph(
      [node('x/a', 0), ...all],
      all.map(({ id }) => edge('x/a', id)),
    )
    expect(draw(hub, 5)).toEqual([
      'Where it goes to',
      '  x/a',
      '  ├─ payments: 3',
      '  ├─ orders: 2',
      '  └─ consumers of no domain: 1',
      '',
    ])
    expect(draw(hub, 6)).toHaveLength(2 + 6 + 1)
  })

  test('says of what is down that it is, and that there was more', () => {
    const nodes = [node('x/a', 0, { availability: 'UNREACHABLE' }), node('x/b', 1, { kind: 'COLUMN', dangling: true })]
    const cut = draw(graph(nodes, [edge('x/a', 'x/b')], { truncated: true, depthReached: 1 }))
    expect(cut[1]).toBe('  x/a  [unreachable]')
    expect(cut[2]).toBe('  └─ x/b  [not in its contract]  observed 1.00')
    expect(cut[3]).toBe('  It stops at 2 nodes, after 1 whole hop; there is more.')
  })
})
