import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { counted, inFigures } from '../../ui/words.ts'
import { DomainMatrix } from './domain-matrix.tsx'
import { matrixOf } from './matrix.ts'
import type { MeshState } from './mesh-state.ts'
import type { DomainPair } from './pairs.ts'

/** Rows and columns that an eye can follow. */
const SHOWN = 24

/** The heaviest of the matrix, and where the rest of it is. */
export function MatrixView({ pairs, state }: { readonly pairs: readonly DomainPair[]; readonly state: MeshState }) {
  const matrix = useMemo(() => matrixOf(pairs, SHOWN), [pairs])
  const { rows, columns, allRows, allColumns, hidden } = matrix
  return (
    <>
      {hidden > 0 ? (
        <p className="mb-2 max-w-prose text-sm text-muted">
          Below are {inFigures(pairs.length - hidden)} of {counted(pairs.length, 'pair')}: of the {inFigures(allRows)}{' '}
          domains that are read the {rows.length} that most products read, of the {inFigures(allColumns)} that read the{' '}
          {columns.length} with most products that do. A domain’s name shows all of its own, the{' '}
          <Link to="/mesh" search={{ ...state, view: 'list' }}>
            list
          </Link>{' '}
          every pair.
        </p>
      ) : null}
      <DomainMatrix matrix={matrix} />
    </>
  )
}
