import { howKnown, KNOWN_WORDS } from '../../lineage/claims.ts'
import { columnName } from '../../lineage/columns.ts'
import type { Display, DrawnLine } from '../../lineage/display.ts'
import { Badge } from '../../ui/badge.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Names } from '../../ui/names.tsx'
import { counted, inPercent, inWords } from '../../ui/words.ts'

const SHOWN = 20

/** Who says that data goes there, how it is known, and how sure. */
export function LinePanel({ line, cards }: { readonly line: DrawnLine; readonly cards: Display['cards'] }) {
  const end = (card: string, column: string | null) => (
    <Names names={[cards.get(card)?.title ?? card, ...(column === null ? [] : [columnName(column)])]} between=" · " />
  )
  return (
    <section aria-label="A connection" className="flex flex-col gap-2 text-sm">
      <h2 className="font-semibold">
        {end(line.from, line.fromColumn)} → {end(line.to, line.toColumn)}
      </h2>
      <p>{KNOWN_WORDS[howKnown(line.claims)]}</p>
      <ul className="divide-y divide-line rounded border border-line">
        {line.claims.slice(0, SHOWN).map((claim) => (
          <li key={claim.id} className="px-2 py-1">
            <Badge>{inWords(claim.method)}</Badge> {inPercent(claim.confidence)} sure
            {claim.stale ? ' · not seen for long' : ''}
            <code className="block text-muted text-xs">{claim.writer}</code>
            <span className="text-muted text-xs">
              holds since <Moment at={claim.validFrom} />
              {claim.lastSeenAt ? (
                <>
                  , seen <Moment at={claim.lastSeenAt} />
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {line.claims.length > SHOWN ? (
        <p className="text-muted text-xs">
          first {SHOWN} of {counted(line.claims.length, 'claim')}
        </p>
      ) : null}
    </section>
  )
}
