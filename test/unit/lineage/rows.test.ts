import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdersOf, isHeld, portsOfNode } from '../../../subgraphs/lineage/mesh/holders.ts'
import { createRowList, type Row } from '../../../subgraphs/lineage/reads/rows.ts'
import { createSparseNumbers } from '../../../subgraphs/lineage/reads/sparse-numbers.ts'

const kinds = ['DOMAIN', 'PRODUCT', 'PORT', 'COLUMN', 'DATASET', 'CONSUMER'] as const
const someRow = fc.record({
  kind: fc.constantFrom(...kinds),
  index: fc.nat(),
  via: fc.nat(),
  precision: fc.constantFrom('COLUMN' as const, 'DATASET' as const, null),
  isShown: fc.boolean(),
  isShownLater: fc.boolean(),
})

describe('a list of rows', () => {
  test('gives back what was added and is shown, at its distance', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(someRow, { maxLength: 120 }), { maxLength: 5 }),
        fc.nat(5),
        (distances, leftOut) => {
          const list = createRowList()
          const expected: Row[][] = distances.map((rows, i) => {
            const shown: Row[] = []
            for (const { isShown, isShownLater, ...row } of rows) {
              const number = list.add(row.kind, row.index, 0, row.precision, isShown)
              list.setVia(number, row.via)
              expect(list.viaOf(number)).toBe(row.via)
              if (isShownLater) list.show(number)
              if ((isShown || isShownLater) && i + 1 !== leftOut) shown.push({ ...row, distance: i + 1 })
            }
            list.nextDistance()
            return shown
          })
          while (expected.at(-1)?.length === 0) expected.pop()
          const found = list.byDistance((distance) => distance !== leftOut)
          expect(found.map((rows) => [...rows])).toEqual(expected)
          for (const rows of found) {
            const parts = Array.from(rows, (_, i) => [rows.kindAt(i), rows.placeAt(i), rows.precisionAt(i)])
            expect(parts).toEqual(Array.from(rows, ({ kind, index, precision }) => [kind, index, precision]))
          }
        },
      ),
    )
  })
})

describe('numbers by index', () => {
  test.each([1, 1_000])('are 0 until they are set, when %i of 1,000 are expected', (expected) => {
    const numbers = createSparseNumbers(1_000, expected)
    numbers.set(7, 3)
    numbers.set(999, 1)
    numbers.set(7, numbers.get(7) + 1)
    expect([numbers.get(7), numbers.get(8), numbers.get(999)]).toEqual([4, 0, 1])
    expect([...numbers.entries()].sort(([a], [b]) => a - b)).toEqual([
      [7, 4],
      [999, 1],
    ])
  })
})

describe('who holds a dataset', () => {
  test('is no port, one, or several in the order of ports; whatever of these there are', () => {
    const somePorts = fc.array(fc.array(fc.nat(12), { maxLength: 6 }), { maxLength: 8 })
    fc.assert(
      fc.property(somePorts, (held) => {
        const copy = {
          holders: holdersOf(
            held.map((nodes) => ({ nodes })),
            12,
          ),
        }
        for (let node = 0; node <= 13; node++) {
          const expected = held.flatMap((nodes, port) => (nodes.includes(node) ? [port] : []))
          expect(portsOfNode(copy, node)).toEqual(expected)
          expect(isHeld(copy, node)).toBe(expected.length > 0)
        }
      }),
    )
  })
})
