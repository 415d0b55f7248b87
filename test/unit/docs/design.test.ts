import { expect, test } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { CONFORMANCE_RULES } from '../../../subgraphs/catalog/conformance/conformance.ts'
import { readSourceTree } from '../../architecture/source-tree.ts'
import { page } from '../../support/pages.ts'

test('every section of the design that a comment names is there', () => {
  const sections = new Set([...page('docs/DESIGN.md').matchAll(/^#+ (\d(?:\.\d)?)\.? /gm)].map(([, number]) => number))
  const named = Object.entries(readSourceTree(packageRoot())).flatMap(([path, source]) =>
    [...source.matchAll(/DESIGN\s(?:\*\s)?§(\d(?:\.\d)?)/g)].map(([, number = '']) => ({ path, number })),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ number }) => !sections.has(number))).toEqual([])
})

test('the page on subgraphs has the rules of conformance, word by word', () => {
  const text = page('docs/own-subgraph.md')
  const rows = [...text.matchAll(/^\| `([a-z-]+)` \| (.+?) \| (.+) \|$/gm)].map(([, id, holds, checked]) => ({
    id,
    holds,
    checked,
  }))
  expect(rows).toEqual(CONFORMANCE_RULES.map(({ id, holds, checked }) => ({ id, holds, checked })))
})
