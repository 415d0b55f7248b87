import { Link } from '@tanstack/react-router'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { operations } from '../../generated/operations.ts'
import { Lines } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted, inFigures } from '../../ui/words.ts'
import { DomainMatrix } from './domain-matrix.tsx'
import { matrixOf } from './matrix.ts'
import { NO_CHOICE } from './mesh-state.ts'

/** As many pairs as a page of the graph has. */
const MOST = 1_000
/** Rows and columns that an eye can follow. */
const SHOWN = 24

/** Who depends on whom, of all domains or around one. */
export function Dependencies({ focus }: { readonly focus: string }) {
  const variables = { domain: focus === '' ? null : [focus], first: MOST, after: null }
  const { data, error, refetch } = useAnswer(operations.explorerDependencies, variables)
  if (error) return <Failure error={error} what="Who depends on whom" retry={() => void refetch()} />
  if (data === undefined) return <Lines count={8} label="Counting who reads whom" />
  const found = data.data.domainDependencies
  const pairs = found?.edges.map(({ node }) => node) ?? []
  const matrix = matrixOf(pairs, SHOWN)
  const shown = pairs.length - matrix.hidden
  return (
    <>
      <Problems problems={data.problems} />
      {focus === '' ? null : (
        <p className="mb-2 text-sm">
          Around <code>{focus}</code> alone.{' '}
          <Link to="/mesh" search={{ ...NO_CHOICE, tab: 'dependencies' }}>
            Of all domains
          </Link>
        </p>
      )}
      {found ? (
        <p role="status" className="mb-2 text-sm text-muted">
          {shown === found.totalCount
            ? `${counted(found.totalCount, 'pair')} of domains of which the one reads the other directly`
            : `${inFigures(shown)} of ${counted(found.totalCount, 'pair')}: the ${matrix.rows.length} domains of ${inFigures(matrix.allRows)} that are read most, and the ${matrix.columns.length} of ${inFigures(matrix.allColumns)} that read most. A domain’s name shows all of its own`}
        </p>
      ) : null}
      {found?.totalCount === 0 ? (
        <Notice
          kind="plain"
          title={focus === '' ? 'No domain reads another' : 'It reads no other domain, and none reads it'}
        >
          Inputs that products declare, and jobs that report what they read and write (OpenLineage), make it known.
        </Notice>
      ) : null}
      {pairs.length > 0 ? <DomainMatrix matrix={matrix} /> : null}
    </>
  )
}
