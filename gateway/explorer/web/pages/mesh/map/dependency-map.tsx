import './map.css'
import '../../lineage/lineage.css'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useAnswer } from '../../../api/use-answer.ts'
import { type DomainCardFragment, operations } from '../../../generated/operations.ts'
import { Canvas, type CanvasControls } from '../../../graph/canvas.tsx'
import type { LineLook } from '../../../graph/use-flow-elements.ts'
import { useLayout } from '../../../graph/use-layout.ts'
import type { MeshState } from '../mesh-state.ts'
import { behindPair, type DomainPair, titleOf } from '../pairs.ts'
import { AroundDomain } from './around-domain.tsx'
import { LookedContext, labelOf, type MapCard, MapCardView } from './map-card.tsx'
import { type Around, aloneOf, aroundEach, type DomainMap, mapOf, relationsTo, widthOf } from './map-graph.ts'
import { MapLegend } from './map-legend.tsx'
import { MapStrip } from './map-strip.tsx'

/** Boxes that are drawn at first, and that each step adds. */
const DOMAINS = 40
/** Lines that an eye can follow. */
const PAIRS = 300
/** How often the map asks who answers: a domain may die while it is looked at. */
const HEALTH_MS = 10_000

interface DependencyMapProps {
  readonly pairs: readonly DomainPair[]
  /** Whether they are all that there are: then a domain without one has none. */
  readonly isAll: boolean
  readonly state: MeshState
}

/** Domains as boxes, who reads whom as lines, as wide as how many products do. */
export function DependencyMap({ pairs, isAll, state }: DependencyMapProps) {
  const navigate = useNavigate()
  const controls = useRef<CanvasControls | null>(null)
  const [limit, setLimit] = useState(DOMAINS)
  const [focused, setFocused] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const map = useMemo(() => mapOf(pairs, { domains: limit, pairs: PAIRS }), [pairs, limit])
  const around = useMemo(() => aroundEach(pairs), [pairs])
  const { data } = useAnswer(operations.explorerHome, {}, { again: () => HEALTH_MS })
  const standings = data?.data.domains ?? NO_DOMAINS
  const cards = useMemo(() => cardsOf(map, around, standings), [map, around, standings])
  const laidOut = useLayout(map.input, () => focused)

  const aroundChosen = chosen === null ? undefined : around.get(chosen)
  const looked = useMemo(
    () => (chosen === null || aroundChosen === undefined ? null : { id: chosen, relations: relationsTo(aroundChosen) }),
    [chosen, aroundChosen],
  )
  const lookOf = useCallback((line: string) => lineLook(map, line, looked?.id ?? null), [map, looked])
  // It stays looked at when the mouse leaves it: what is told of it below is to be reached.
  const hover = useCallback((id: string | null) => (id === null ? undefined : setChosen(id)), [])

  function focus(id: string | null): void {
    setFocused(id)
    setChosen(id)
  }
  function openLine(line: string): void {
    const pair = map.pairs.get(line)
    if (pair !== undefined) void navigate({ to: '/impact', search: behindPair(pair) })
  }
  function press(key: string, id: string | null): boolean {
    if (key === 'Enter' && id !== null) void navigate({ to: '/domain', search: { id } })
    else if (key === 't') void navigate({ to: '/mesh', search: { ...state, view: 'list' } })
    else if (key === 'f') controls.current?.showAll()
    else if (key === '+') controls.current?.zoom('in')
    else if (key === '-') controls.current?.zoom('out')
    else if (key === 'Escape' && chosen !== null) setChosen(null)
    else return false
    return true
  }

  return (
    <>
      <MapStrip
        map={map}
        cards={cards}
        alone={isAll ? aloneOf(standings, around) : []}
        state={state}
        controls={controls}
        more={() => setLimit(limit + DOMAINS)}
      />
      {laidOut.layout.by === 'COLUMNS' && map.pairs.size > 0 && !laidOut.isPending ? (
        <p className="mb-2 text-muted text-sm">
          Too much to lay out well in time: in columns.{' '}
          <button type="button" className="min-h-[24px] underline" onClick={laidOut.again}>
            Try again
          </button>
        </p>
      ) : null}
      <LookedContext value={looked}>
        <div className="h-[60vh] min-h-96 rounded border border-line bg-ground">
          <Canvas
            laidOut={laidOut}
            cards={cards}
            Card={MapCardView}
            labelOf={labelOf}
            lookOf={lookOf}
            label="Who depends on whom as a map: arrow keys lead along what is read, Enter opens a domain, T shows all pairs as a list"
            focused={focused}
            onFocus={focus}
            onKey={press}
            onHover={hover}
            onLine={openLine}
            controls={controls}
          />
        </div>
      </LookedContext>
      <div className="mt-2 space-y-2">
        <MapLegend most={map.most} />
        {chosen === null || aroundChosen === undefined ? (
          <p className="text-muted text-sm">
            A domain that is pointed at, or reached by the arrow keys, is told of here, with whom it reads and who reads
            it.
          </p>
        ) : (
          <AroundDomain
            id={chosen}
            title={cards.get(chosen)?.title ?? chosen}
            around={aroundChosen}
            clear={() => setChosen(null)}
          />
        )}
      </div>
    </>
  )
}

const NO_DOMAINS: readonly DomainCardFragment[] = []

/** What is drawn in the boxes; how domains stand comes after the rest. */
function cardsOf(
  { domains }: DomainMap,
  around: ReadonlyMap<string, Around>,
  standings: readonly DomainCardFragment[],
): ReadonlyMap<string, MapCard> {
  const known = new Map(standings.map((domain) => [domain.id, domain]))
  return new Map(
    domains.map(({ id, title }) => {
      const { reads, readBy } = around.get(id) ?? { reads: [], readBy: [] }
      return [id, { id, title, reads: reads.length, readBy: readBy.length, standing: known.get(id) ?? null }]
    }),
  )
}

function lineLook({ pairs, most }: DomainMap, line: string, looked: string | null): LineLook {
  const pair = pairs.get(line)
  if (pair === undefined) return { look: '', end: 'end-full' }
  const { from, to, readers } = pair
  const on = looked === null ? '' : looked === from.id || looked === to.id ? 'map-line-on' : 'map-line-off'
  const verb = readers === 1 ? '1 product' : `${readers} products`
  const title = `${verb} of ${titleOf(to)} read ${titleOf(from)}`
  return { look: `map-line-${widthOf(readers, most)} ${on}`, end: 'end-full', title }
}
