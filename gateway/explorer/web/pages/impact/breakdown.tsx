import { inFigures } from '../../ui/words.ts'
import type { Count } from './count.ts'

interface BreakdownProps {
  readonly title: string
  readonly counts: readonly Count[]
  /** What is in none of them, in words; so that they add up. */
  readonly rest?: { readonly count: number; readonly what: string }
  /** Those that alone are shown. */
  readonly chosen?: readonly string[]
  /** Takes one alone, or back; none when the parts are only told. */
  readonly toggle?: (key: string) => void
}

const SHOWN = 8

/** How the total divides, exactly; with `toggle` parts can be taken alone. */
export function Breakdown({ title, counts, rest, chosen = [], toggle }: BreakdownProps) {
  const most = Math.max(1, rest?.count ?? 0, ...counts.map(({ count }) => count))
  const row = ({ key, label, count }: Count) =>
    toggle === undefined ? (
      <Row name={label ?? key} count={count} most={most} />
    ) : (
      <button
        type="button"
        aria-pressed={chosen.includes(key)}
        className={`w-full rounded border ${chosen.includes(key) ? 'border-accent bg-accent-soft font-medium' : 'border-line hover:border-muted hover:bg-raised'}`}
        onClick={() => toggle(key)}
      >
        <Row name={`${chosen.includes(key) ? '✓ ' : ''}${label ?? key}`} count={count} most={most} />
      </button>
    )
  // What is chosen never hides behind the fold.
  const shown = counts.filter(({ key }, at) => at < SHOWN || chosen.includes(key))
  const hidden = counts.filter((count) => !shown.includes(count))
  return (
    <section aria-label={title} className="rounded border border-line bg-surface p-3 text-sm">
      <h2 className="mb-1 font-semibold">{title}</h2>
      <ul className="space-y-1">
        {shown.map((count) => (
          <li key={count.key}>{row(count)}</li>
        ))}
        {rest !== undefined && rest.count > 0 ? (
          <li className="text-muted">
            <Row name={rest.what} count={rest.count} most={most} />
          </li>
        ) : null}
      </ul>
      {hidden.length > 0 ? (
        <details>
          <summary className="min-h-[24px] cursor-pointer text-muted">{inFigures(hidden.length)} more</summary>
          <ul className="space-y-1">
            {hidden.map((count) => (
              <li key={count.key}>{row(count)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function Row({ name, count, most }: { readonly name: string; readonly count: number; readonly most: number }) {
  return (
    <span className="flex min-h-[24px] w-full items-center gap-2 px-1">
      <bdi className="min-w-0 flex-1 text-left">{name}</bdi>
      <span aria-hidden="true" className="h-2 w-16 overflow-hidden rounded bg-raised">
        <span className="block h-full bg-accent" style={{ width: `${(count / most) * 100}%` }} />
      </span>
      <span className="min-w-10 text-right tabular-nums">{inFigures(count)}</span>
    </span>
  )
}
