import { useNavigate } from '@tanstack/react-router'
import { inFigures } from '../../ui/words.ts'
import type { ImpactState } from './impact-state.ts'

interface Count {
  readonly key: string
  readonly label: string | null
  readonly count: number
}

type BreakdownProps = { readonly title: string; readonly counts: readonly Count[] } & (
  | { readonly facet: 'domain' | 'owner'; readonly state: ImpactState }
  | { readonly facet?: never; readonly state?: never }
)

const SHOWN = 8

/** How the total divides, exactly; with `facet` a part can be taken alone. */
export function Breakdown({ title, counts, facet, state }: BreakdownProps) {
  const navigate = useNavigate()
  const most = Math.max(1, ...counts.map(({ count }) => count))
  const row = ({ key, label, count }: Count) => {
    const isChosen = facet !== undefined && state[facet].includes(key)
    const inner = (
      <>
        <bdi className="min-w-0 flex-1 text-left">{label ?? key}</bdi>
        <span aria-hidden="true" className="h-2 w-16 overflow-hidden rounded bg-raised">
          <span className="block h-full bg-accent" style={{ width: `${(count / most) * 100}%` }} />
        </span>
        <span className="min-w-10 text-right tabular-nums">{inFigures(count)}</span>
      </>
    )
    const look = 'flex w-full min-h-[24px] items-center gap-2 rounded px-1'
    if (facet === undefined || key === '') return <span className={look}>{inner}</span>
    return (
      <button
        type="button"
        aria-pressed={isChosen}
        className={`${look} hover:bg-raised ${isChosen ? 'bg-accent-soft font-medium' : ''}`}
        onClick={() => void navigate({ to: '/impact', search: { ...state, [facet]: isChosen ? [] : [key] } })}
      >
        {inner}
      </button>
    )
  }
  return (
    <section aria-label={title} className="rounded border border-line bg-surface p-3 text-sm">
      <h2 className="mb-1 font-semibold">{title}</h2>
      <ul>
        {counts.slice(0, SHOWN).map((count) => (
          <li key={count.key}>{row(count)}</li>
        ))}
      </ul>
      {counts.length > SHOWN ? (
        <details>
          <summary className="min-h-[24px] cursor-pointer text-muted">{inFigures(counts.length - SHOWN)} more</summary>
          <ul>
            {counts.slice(SHOWN).map((count) => (
              <li key={count.key}>{row(count)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
