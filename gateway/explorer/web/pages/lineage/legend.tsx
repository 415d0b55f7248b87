import { SHAPES } from '../../graph/line-shapes.ts'
import { KNOWN_ENDS, KNOWN_ORDER, KNOWN_WORDS, type Known } from '../../lineage/claims.ts'
import { KNOWN_LOOKS } from './line-looks.ts'

/** What the lines mean: each has an end of its own. */
export function Legend({ of = KNOWN_WORDS }: { readonly of?: Readonly<Partial<Record<Known, string>>> }) {
  return (
    <ul aria-label="What the lines mean" className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {KNOWN_ORDER.filter((known) => of[known] !== undefined).map((known) => (
        <li key={known} className="flex items-center gap-1">
          <svg aria-hidden="true" width={36} height={12} viewBox="0 0 36 12">
            <path d="M0,6 L26,6" className={`graph-line ${KNOWN_LOOKS[known]}`} />
            <path
              d={SHAPES[KNOWN_ENDS[known]]}
              transform="translate(25 1)"
              className={`graph-end ${known === 'BOTH' ? 'graph-end-full' : ''} ${KNOWN_LOOKS[known]}`}
            />
          </svg>
          {of[known]}
        </li>
      ))}
    </ul>
  )
}
