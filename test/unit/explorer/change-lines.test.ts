import { expect, it } from 'vitest'
import { linesOf } from '../../../gateway/explorer/web/pages/product/change-lines.ts'

const lines = (changes: Partial<Parameters<typeof linesOf>[0]>) =>
  linesOf({ change: 'CHANGED', fields: [], inputPorts: [], ports: [], ...changes }).map(
    ({ sign, text }) => `${sign} ${text}`,
  )

it('a product that came or went is one line, whatever it had', () => {
  expect(lines({ change: 'ADDED', inputPorts: [{ name: 'a', change: 'ADDED' }] })).toEqual(['+ the product was added'])
  expect(lines({ change: 'REMOVED' })).toEqual(['− the product was removed'])
})

it('what changed is told part by part, down to the fields of a column', () => {
  expect(
    lines({
      fields: [{ field: 'title', before: null, after: 'Orders' }],
      inputPorts: [{ name: 'carts', change: 'REMOVED' }],
      ports: [
        { port: 'o/p/new-v1', change: 'ADDED', fields: [], columns: [] },
        {
          port: 'o/p/orders-v1',
          change: 'CHANGED',
          fields: [{ field: 'location', before: 'a', after: 'b' }],
          columns: [
            { column: 'o/p/orders-v1#x', path: 'x', change: 'REMOVED', fields: [] },
            {
              column: 'o/p/orders-v1#y',
              path: 'y',
              change: 'CHANGED',
              fields: [{ field: 'tags', before: ['a'], after: { b: 1 } }],
            },
          ],
        },
      ],
    }),
  ).toEqual([
    '~ title from nothing to Orders',
    '− what it reads as carts was removed',
    '+ port new-v1 was added',
    '~ orders-v1: location from a to b',
    '− orders-v1: column x was removed',
    '~ orders-v1, column y: tags from ["a"] to {"b":1}',
  ])
})
