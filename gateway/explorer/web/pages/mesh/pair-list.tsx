import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { ShowMore } from '../../ui/show-more.tsx'
import { counted, inFigures } from '../../ui/words.ts'
import { behindPair, type DomainPair, heaviestFirst, keyOfPair, titleOf } from './pairs.ts'

const PAGE = 100

/** Every pair in a line, the heaviest first: what a matrix or a map has no room for is here. */
export function PairList({ pairs }: { readonly pairs: readonly DomainPair[] }) {
  const [shown, setShown] = useState(PAGE)
  const all = useMemo(() => heaviestFirst(pairs), [pairs])
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1) */}
      <section tabIndex={0} aria-label="Pairs of domains" className="overflow-x-auto rounded border border-line">
        <table className="w-full text-left text-sm">
          <thead className="bg-raised text-xs text-muted">
            <tr>
              {['Is read', 'By', 'Products that read', 'Products that are read'].map((title) => (
                <th key={title} scope="col" className="px-3 py-1.5 font-medium">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line bg-surface">
            {all.slice(0, shown).map((pair) => (
              <tr key={keyOfPair(pair)}>
                {[pair.from, pair.to].map((end) => (
                  <td key={end.id} className="min-w-32 px-3 py-1">
                    <Link to="/domain" search={{ id: end.id }} className="inline-block min-h-[24px]">
                      <bdi>{titleOf(end)}</bdi>
                    </Link>
                  </td>
                ))}
                <td className="px-3 py-1">
                  <Link
                    to="/impact"
                    search={behindPair(pair)}
                    className="inline-block min-h-[24px] tabular-nums underline"
                  >
                    {counted(pair.readers, 'product')}
                    <span className="sr-only">
                      {' '}
                      of <bdi>{titleOf(pair.to)}</bdi> that read <bdi>{titleOf(pair.from)}</bdi>
                    </span>
                  </Link>
                </td>
                <td className="px-3 py-1 tabular-nums">{inFigures(pair.sources)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ShowMore shown={shown} total={all.length} more={() => setShown(shown + PAGE)} />
    </>
  )
}
