import type { ChangeKind } from '../../generated/operations.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import type { DifferenceLine } from './difference-lines.ts'

const WORD: Readonly<Record<ChangeKind, string>> = { ADDED: '+ added', CHANGED: '~ changed', REMOVED: '− removed' }
const TONES: Readonly<Record<ChangeKind, Tone>> = { ADDED: 'good', CHANGED: 'warn', REMOVED: 'bad' }

export function KindBadge({ kind }: { readonly kind: ChangeKind }) {
  return <Badge tone={TONES[kind]}>{WORD[kind]}</Badge>
}

/** Before and after, side by side, a row each. */
export function Differences({ title, lines }: { readonly title: string; readonly lines: readonly DifferenceLine[] }) {
  if (lines.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1)
    <section tabIndex={0} aria-label={title} className="overflow-x-auto rounded border border-line">
      <table className="w-full text-left text-sm">
        <thead className="bg-raised text-xs text-muted">
          <tr>
            {['What', 'How', 'Before', 'After'].map((heading) => (
              <th key={heading} scope="col" className="px-3 py-1 font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line bg-surface">
          {lines.map(({ name, kind, before, after }) => (
            <tr key={name} className="align-baseline">
              <th scope="row" className="min-w-40 px-3 py-1 font-normal">
                {name}
              </th>
              <td className="px-3 py-1 whitespace-nowrap">
                <KindBadge kind={kind} />
              </td>
              <td className="min-w-32 px-3 py-1 font-mono text-xs whitespace-pre-wrap">
                {before ?? <span className="font-sans text-muted">nothing</span>}
              </td>
              <td className="min-w-32 px-3 py-1 font-mono text-xs whitespace-pre-wrap">
                {after ?? <span className="font-sans text-muted">nothing</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
