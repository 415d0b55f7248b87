import { Link } from '@tanstack/react-router'
import { counted } from '../../../ui/words.ts'
import { behindPair, type DomainPair, titleOf } from '../pairs.ts'
import type { Around } from './map-graph.ts'

interface AroundDomainProps {
  readonly id: string
  readonly title: string
  readonly around: Around
  readonly clear: () => void
}

/** The domain that is looked at in words and numbers: each line of it leads to what is behind it, by keys as well. */
export function AroundDomain({ id, title, around, clear }: AroundDomainProps) {
  return (
    <section aria-label={`Around ${title}`} className="rounded border border-line bg-surface p-3 text-sm">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-4">
        <h2 className="font-semibold">
          <Link to="/domain" search={{ id }} className="inline-block min-h-[24px]">
            <bdi>{title}</bdi>
          </Link>
        </h2>
        <button type="button" className="min-h-[24px] underline" onClick={clear}>
          Look at none
        </button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Side title="Reads" none="no other domain" pairs={around.reads} end="from" />
        <Side title="Is read by" none="no other domain" pairs={around.readBy} end="to" />
      </div>
    </section>
  )
}

/** Of a domain with more, the others are one step away. */
const SHOWN = 8

interface SideProps {
  readonly title: string
  readonly none: string
  readonly pairs: readonly DomainPair[]
  readonly end: 'from' | 'to'
}

function Side({ title, none, pairs, end }: SideProps) {
  const [first, more] = [pairs.slice(0, SHOWN), pairs.slice(SHOWN)]
  return (
    <div>
      <h3 className="text-muted">
        {title} {pairs.length === 0 ? none : counted(pairs.length, 'domain')}
      </h3>
      <Lines pairs={first} end={end} />
      {more.length > 0 ? (
        <details>
          <summary className="min-h-[24px] cursor-pointer py-0.5 text-muted">{more.length} more</summary>
          <Lines pairs={more} end={end} />
        </details>
      ) : null}
    </div>
  )
}

function Lines({ pairs, end }: Pick<SideProps, 'pairs' | 'end'>) {
  return (
    <ul>
      {pairs.map((pair) => (
        <li key={pair[end].id}>
          <bdi>{titleOf(pair[end])}</bdi>:{' '}
          <Link to="/impact" search={behindPair(pair)} className="inline-block min-h-[24px] underline">
            {counted(pair.readers, 'product')} of <bdi>{titleOf(pair.to)}</bdi> read {counted(pair.sources, 'product')}{' '}
            of <bdi>{titleOf(pair.from)}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  )
}
