import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LONGEST_FIELD, LONGEST_NAMED } from '../../schema/id-lengths.ts'
import { formatConsumerId, formatDatasetId, formatJobId } from '../../schema/ids.ts'
import type { LineageStore } from '../../subgraphs/lineage/stores/store.ts'
import { type HttpLineage, ingest, startHttpLineage } from '../support/http-lineage.ts'
import { columnLineage, from } from '../unit/lineage/column-events.ts'
import { datasetId, runEvent } from '../unit/lineage/harness.ts'

/** What a name may be made of, and each is another name. */
const NAMES = {
  composed: 'caf\u00e9',
  decomposed: 'cafe\u0301',
  'beyond the basic plane': '\ud835\udcb3 \ud83d\ude00',
  'right to left, with an override': '\u05e9\u05dc\u05d5\u05dd\u202e!',
  'with a NUL': 'a\u0000b',
  'of control characters and ends of lines': 'a\n\t\r\u0085\u2028b',
  'without a width': 'a\u200b\u200db',
  'of non-characters': '\uffff\ufdd0',
  'of what CSV quotes, and a spreadsheet runs': '=1+1,"x"',
  'of what addresses are made of': 'a/b#c:d?e&f%2Fg\\h',
}

const FIND = `query ($of: ID!) {
  dataset(id: $of) { id namespace name }
  impact(of: $of, direction: UPSTREAM, level: PORT) { total }
}`
type Found = { dataset: { id: string; namespace: string; name: string } | null; impact: { total: number } | null }

export function describeNames(store: string, open: () => Promise<LineageStore>): void {
  describe(`names on ${store}`, () => {
    let lineage: HttpLineage

    beforeEach(async () => {
      lineage = await startHttpLineage({ open })
      await lineage.session.connect()
    })
    afterEach(() => lineage.close())

    const post = (event: unknown) => lineage.send('POST', '/api/v1/lineage', event, ingest)
    const writing = (names: readonly string[], namespace = 'db') => ({
      ...runEvent('j', { reads: ['hub'] }),
      outputs: names.map((name) => ({ namespace, name })),
    })
    const exported = async (of: string, direction = 'DOWNSTREAM') => {
      const query = new URLSearchParams({ of, direction, level: 'PORT', format: 'csv' })
      const answer = await fetch(`${lineage.url}/api/v1/impact/export?${query}`)
      expect(answer.status).toBe(200)
      return rowsOf(await answer.text()).slice(1)
    }

    test('of any characters are kept as they came, are each their own, and their ids lead back to them', async () => {
      const names = Object.values(NAMES)
      expect((await post(writing(names))).status).toBe(201)
      const rows = await exported(datasetId('hub'))
      const label = (name: string) => (name.startsWith('=') ? `'${name}` : name)
      expect(rows.map(([id, _kind, shown]) => [id, shown])).toEqual(
        names.map((name) => [formatDatasetId('db', name), label(name)]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      )
      const found = await Promise.all(rows.map(([of]) => lineage.data<Found>(FIND, { of })))
      expect(found).toEqual(
        rows.map(([id]) => ({
          dataset: { id, namespace: 'db', name: names.find((name) => formatDatasetId('db', name) === id) },
          impact: { total: 1 },
        })),
      )
    })

    test('lose the blanks around them, a byte order mark too, and are found under what was sent', async () => {
      expect((await post(writing(['\ufeff x ']))).status).toBe(201)
      const kept = { dataset: { id: 'dataset:db/x', namespace: 'db', name: 'x' }, impact: { total: 1 } }
      for (const of of ['dataset:db/x', formatDatasetId('db', '\ufeff x ')])
        expect(await lineage.data(FIND, { of })).toEqual(kept)
    })

    test('with half a surrogate pair are refused, and nothing of the event is stored', async () => {
      const text = JSON.stringify(writing(['ok', 'HALF'])).replace('HALF', '\\ud83d')
      expect(await post(text)).toMatchObject({
        status: 400,
        body: { error: { code: 'BAD_USER_INPUT', problems: [{ path: '$.outputs[1].name' }] } },
      })
      expect((await lineage.ask(FIND, { of: 'dataset:db/ok' })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    })

    // What an index of a store takes is a matter of bytes: both are as long as they may be, written as they are in ids.
    test.each([
      ['of 4 kB', 'n'.repeat(2_048), 'm'.repeat(2_048), 'f'.repeat(2_048)],
      ['of nine characters each in an id', 'db', `${'漢'.repeat(555)}abc`, '漢'.repeat(233)],
    ])('%s are followed, listed, exported and found again, columns, jobs and runs too', async (_what, ...parts) => {
      const [namespace, name, field] = parts
      const [dataset, job] = [formatDatasetId(namespace, name), formatJobId(namespace, name)]
      const longest = parts.map((part) => encodeURIComponent(part).length)
      expect((longest[0] ?? 0) + (longest[1] ?? 0)).toBeLessThanOrEqual(LONGEST_NAMED)
      expect(longest[2]).toBeLessThanOrEqual(LONGEST_FIELD)

      const facets = columnLineage({ [field]: [from('hub', 'id')] })
      const event = runEvent(name, { reads: ['hub'] })
      const named = { ...event, job: { namespace, name }, outputs: [{ namespace, name, facets }] }
      expect(await post(named)).toEqual({ status: 201, body: null })
      const reading = { ...runEvent(name, {}), job: { namespace: 'bi', name }, inputs: [{ namespace, name }] }
      expect((await post(reading)).status).toBe(201)

      const { runId } = event.run as { runId: string }
      const query = `query ($of: ID!, $job: ID!) {
        dataset(id: $of) { name readers { edges { node { node { id } } } } }
        job(id: $job) { name runs { totalCount edges { node { id runId } } } }
        edges(of: $of, direction: UPSTREAM) { totalCount edges { node { writer } } }
        impact(of: "dataset:db/hub#id", level: COLUMN) { total rows { edges { node { node { id } } } } }
      }`
      expect(await lineage.data(query, { of: dataset, job })).toEqual({
        dataset: { name, readers: { edges: [{ node: { node: { id: formatConsumerId('bi', name) } } }] } },
        job: {
          name,
          runs: { totalCount: 1, edges: [{ node: { id: `${job.replace('job:', 'run:')}/${runId}`, runId } }] },
        },
        edges: { totalCount: 1, edges: [{ node: { writer: job } }] },
        impact: {
          total: 2,
          rows: {
            edges: [
              { node: { node: { id: `${dataset}#${encodeURIComponent(field)}` } } },
              { node: { node: { id: formatConsumerId('bi', name) } } },
            ],
          },
        },
      })
      expect((await exported(dataset, 'UPSTREAM')).map(([id]) => id)).toEqual([datasetId('hub')])
      expect((await exported(datasetId('hub'))).map(([id]) => id)).toEqual([dataset, formatConsumerId('bi', name)])
    })

    test.each([
      ['characters', 'n'.repeat(2_049), '$.outputs[0].name', 'expected at most 2048 characters, received 2049'],
      ['characters as they are in an id', 'é'.repeat(2_048), '$.outputs[0]', /at most 5000 .* received 12290$/],
    ])('of more %s are refused with the limit', async (_what, name, path, problem) => {
      expect(await post(writing([name]))).toMatchObject({
        status: 400,
        body: {
          error: {
            problems: [{ path, problem: typeof problem === 'string' ? problem : expect.stringMatching(problem) }],
          },
        },
      })
    })
  })
}

/** CSV as RFC 4180 has it. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, cell = '', end] of text.matchAll(/("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r\n|$)/g)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 1)
}
