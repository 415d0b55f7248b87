import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import type { CanvasControls } from '../../../graph/canvas.tsx'
import { Names } from '../../../ui/names.tsx'
import { counted, inFigures } from '../../../ui/words.ts'
import { type MeshState, NO_CHOICE } from '../mesh-state.ts'
import type { MapCard } from './map-card.tsx'
import type { DomainMap } from './map-graph.ts'

interface MapStripProps {
  readonly map: DomainMap
  readonly cards: ReadonlyMap<string, MapCard>
  /** Those that have no place in it, as they neither read nor are read. */
  readonly alone: readonly { readonly id: string; readonly title: string | null }[]
  readonly state: MeshState
  readonly controls: RefObject<CanvasControls | null>
  /** Draws more domains. */
  readonly more: () => void
}

const BUTTON =
  'inline-flex min-h-[28px] min-w-7 items-center justify-center rounded border border-line px-2 hover:bg-raised'

/** The map in a sentence: how much of what there is, who does not answer, and what to do about the rest. */
export function MapStrip({ map, cards, alone, state, controls, more }: MapStripProps) {
  const { domains, pairs, allDomains, allPairs } = map
  const isWhole = domains.length === allDomains && pairs.size === allPairs
  const down = [...cards.values()].filter(({ standing }) => standing?.availability === 'UNREACHABLE')
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p className="min-w-0 flex-1 basis-72 text-muted">
        {isWhole
          ? `${counted(allDomains, 'domain')} and ${counted(allPairs, 'pair')}.`
          : `${inFigures(domains.length)} of ${counted(allDomains, 'domain')} and ${inFigures(pairs.size)} of ${counted(allPairs, 'pair')}, the heaviest. `}
        {isWhole ? null : (
          <>
            The{' '}
            <Link to="/mesh" search={{ ...state, view: 'list' }}>
              list
            </Link>{' '}
            has all of them; a name above draws its own alone.
          </>
        )}{' '}
        {alone.length > 0 ? <Alone domains={alone} /> : null}
        {down.length > 0 ? (
          <span className="text-bad">
            ⚠ {down.length === 1 ? 'One does not answer' : `${inFigures(down.length)} do not answer`}:{' '}
            <Names names={down.map(({ title }) => title)} />.
          </span>
        ) : null}
      </p>
      {domains.length < allDomains ? (
        <button type="button" className={BUTTON} onClick={more}>
          Draw more
        </button>
      ) : null}
      <button type="button" className={BUTTON} onClick={() => controls.current?.showAll()}>
        Whole map
      </button>
      <button type="button" aria-label="Larger" className={BUTTON} onClick={() => controls.current?.zoom('in')}>
        +
      </button>
      <button type="button" aria-label="Smaller" className={BUTTON} onClick={() => controls.current?.zoom('out')}>
        −
      </button>
    </div>
  )
}

/** Of more, the table of the domains has the others. */
const NAMED = 6

function Alone({ domains }: { readonly domains: MapStripProps['alone'] }) {
  const names = domains.slice(0, NAMED).map(({ id, title }) => title ?? id)
  return (
    <>
      {counted(domains.length, 'other domain')} neither{' '}
      {domains.length === 1 ? 'reads another nor is' : 'read another nor are'} read: <Names names={names} />
      {domains.length > NAMED ? (
        <>
          {' '}
          and{' '}
          <Link to="/mesh" search={{ ...NO_CHOICE, tab: 'domains' }}>
            {inFigures(domains.length - NAMED)} more
          </Link>
        </>
      ) : null}
      .{' '}
    </>
  )
}
