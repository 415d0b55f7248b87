import { Link } from '@tanstack/react-router'
import { counted, inFigures, isolated } from '../../ui/words.ts'
import type { Matrix, MatrixDomain } from './matrix.ts'
import { NO_CHOICE } from './mesh-state.ts'
import { behindPair } from './pairs.ts'

const FRAME = 'w-fit max-w-full overflow-x-auto rounded border border-line'

/** Rows are read, columns read; a cell leads to what exactly is reached there. */
export function DomainMatrix({ matrix }: { readonly matrix: Matrix }) {
  const { rows, columns, cellAt } = matrix
  const most = Math.max(1, ...rows.flatMap(({ id }) => columns.map((to) => cellAt(id, to.id)?.readers ?? 0)))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1)
    <section tabIndex={0} aria-label="Who depends on whom" className={FRAME}>
      <table className="border-collapse bg-surface text-sm">
        <caption className="px-3 py-2 text-left text-xs text-muted">
          How many products of the domain above a column read products of the domain that a row begins with
        </caption>
        <thead className="bg-raised">
          <tr>
            <th
              scope="col"
              className="sticky left-0 z-10 bg-raised px-3 py-2 text-left align-bottom text-xs font-medium text-muted"
            >
              is read by →
            </th>
            {columns.map((domain) => (
              <th key={domain.id} scope="col" className="h-28 px-1 py-2 align-bottom font-medium">
                <span className="inline-block max-h-28 rotate-180 [writing-mode:vertical-rl]">
                  <Focus domain={domain} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from.id} className="border-line border-t hover:bg-raised">
              <th
                scope="row"
                className="sticky left-0 z-10 max-w-40 min-w-28 bg-surface px-3 py-1 text-left font-medium"
              >
                <Focus domain={from} />
              </th>
              {columns.map((to) => {
                const cell = cellAt(from.id, to.id)
                if (cell === null)
                  return (
                    <td key={to.id} className="border-line border-l p-1 text-center text-muted">
                      {from.id === to.id ? <span title="What a domain reads of its own is not counted">–</span> : ''}
                    </td>
                  )
                const words = `${counted(cell.readers, 'product')} of ${isolated(to.title)} read ${counted(cell.sources, 'product')} of ${isolated(from.title)}`
                return (
                  <td key={to.id} className="border-line border-l p-1 text-center">
                    <Link
                      to="/impact"
                      search={behindPair(cell)}
                      title={words}
                      aria-label={words}
                      className={`inline-flex min-h-[28px] min-w-9 items-center justify-center rounded px-1 tabular-nums no-underline hover:underline ${cell.readers * 2 > most ? 'bg-accent-soft font-semibold text-accent' : 'bg-raised'}`}
                    >
                      {inFigures(cell.readers)}
                    </Link>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Focus({ domain: { id, title } }: { readonly domain: MatrixDomain }) {
  return (
    <Link
      to="/mesh"
      search={{ ...NO_CHOICE, tab: 'dependencies', focus: id }}
      className="inline-block min-h-[24px] min-w-[24px] no-underline hover:underline"
    >
      <bdi>{title}</bdi>
    </Link>
  )
}
