import { expect, test } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { readSourceTree } from '../../architecture/source-tree.ts'
import { between, page } from '../../support/pages.ts'

/** Where code names the code of an error that somebody is answered with. */
const PLACES: readonly RegExp[] = [
  /\b(?:new ClientError|clientError)\(\s*'([A-Z_]+)'/g,
  /\bcode: (?:[\w[\]]+ \?\? )?'([A-Z_]+)'/g,
  /\[status\] \?\? '([A-Z_]+)'/g,
  /\b\d{3}: '([A-Z_]+)'/g,
  /\b(?:withCode|errorText)\((?:[^()]|\([^()]*\))*,\s*'([A-Z_]+)'\)/g,
  /\bconst (?:UNKNOWN_BASE|OUT_OF_STEP) = '([A-Z_]+)'/g,
]

test('the table of errors has every code that can be answered, each once, and no more', () => {
  const sources = Object.entries(readSourceTree(packageRoot())).filter(([path]) =>
    /^(platform|schema|gateway|subgraphs)\//.test(path),
  )
  const answered = sources.flatMap(([, source]) =>
    PLACES.flatMap((place) => [...source.matchAll(place)].map(([, code = '']) => code)),
  )
  const documented = between(page('docs/schema.md'), 'codes')
    .split('\n')
    .flatMap((line) => /^\| `([A-Z_]+)` \|/.exec(line)?.[1] ?? [])
  expect(documented.toSorted()).toEqual([...new Set(answered)].toSorted())
})
