import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { productOf } from '../../../../../schema/ids.ts'
import { isLetter, useKey } from '../../app/keys.ts'
import { Canvas, type CanvasControls } from '../../graph/canvas.tsx'
import type { SeeBox } from '../../graph/canvas-context.ts'
import { useLayout } from '../../graph/use-layout.ts'
import type { LineageCard } from '../../lineage/card.ts'
import { isColumn } from '../../lineage/columns.ts'
import type { Side } from '../../lineage/mesh-graph.ts'
import { sentenceOf } from '../../lineage/sentence.ts'
import { wayOf } from '../../lineage/way.ts'
import { counted } from '../../ui/words.ts'
import { EmptyLineage } from './empty-lineage.tsx'
import { Exports } from './exports.tsx'
import { FindCard } from './find-card.tsx'
import { Legend } from './legend.tsx'
import { lookOf } from './line-looks.ts'
import { CardContext, type LineageActions } from './lineage-actions.ts'
import { LineageCardView } from './lineage-card.tsx'
import { type LineageState, lineageOf } from './lineage-state.ts'
import { LineageTable } from './lineage-table.tsx'
import { SidePanel } from './side-panel.tsx'
import { Compared, OpenedGroups, Unreachable } from './strips.tsx'
import type { UsedDetails } from './use-details.ts'
import type { Differences } from './use-differences.ts'
import type { Drawn } from './use-display.ts'
import { Waiting } from './waiting.tsx'

interface LineageViewProps {
  readonly state: LineageState
  readonly actions: LineageActions
  readonly used: UsedDetails
  readonly drawn: Drawn
  readonly differences: Differences
  readonly hovered: string | null
  readonly isPending: boolean
  /** What is said while more is asked for. */
  readonly asking: ReactNode
}

const labelOf = (card: LineageCard): string => card.label
const BUTTON = 'min-h-8 rounded border border-line px-2 hover:bg-raised'

/** The graph or its table, and what stands around it. */
export function LineageView(props: LineageViewProps) {
  const { state, actions, used, drawn, differences, hovered, isPending, asking } = props
  const { display, whole, left } = drawn
  const navigate = useNavigate()
  const controls = useRef<CanvasControls | null>(null)
  // What one looks at stays where it is: the card with the focus, or what the graph is of, as long as they are in view.
  const [root = null] = left.roots
  const laidOut = useLayout(display.input, () => controls.current?.lookedAt(state.focus || root) ?? root)
  const search = useRef<HTMLInputElement>(null)
  const [line, setLine] = useState<string | null>(null)
  const [isHelp, setHelp] = useState(false)

  const looked = hovered ?? state.col
  const way = useMemo(() => (looked === '' ? null : wayOf(looked, display)), [looked, display])
  const context = useMemo(
    () => ({ actions, overlay: state.overlay, pinned: state.col, canGrow: true }),
    [actions, state.overlay, state.col],
  )
  const look = useCallback((id: string) => lookOf(display.lines.get(id)), [display])
  const focus = useCallback(
    (id: string | null) => {
      setLine(null)
      actions.go({ focus: id ?? '' })
    },
    [actions],
  )

  const { want } = used
  const isLaidOver = state.overlay !== ''
  // From afar a card has its name alone, unless something was laid over it.
  const see = useCallback<SeeBox>((id, isFar) => (isFar && !isLaidOver ? () => {} : want(id)), [want, isLaidOver])

  // By key from the graph to its table and back: the focus goes along.
  const isTable = state.view === 'table'
  const table = useRef<HTMLElement>(null)
  const isTurned = useRef(false)
  const turn = (view: LineageState['view']): void => {
    isTurned.current = true
    actions.go({ view })
  }
  useEffect(() => {
    if (!isTurned.current) return
    isTurned.current = false
    if (isTable) table.current?.focus()
    else controls.current?.takeFocus()
  }, [isTable])

  // From wherever the focus is, the graph and the table among them.
  useKey(
    (event) => isLetter(event, 't'),
    () => turn(isTable ? '' : 'table'),
  )

  function open(id: string): void {
    const card = display.cards.get(id)
    const product = productOf(id)
    if (card?.is === 'group') document.querySelector<HTMLInputElement>('#lineage-panel input')?.focus()
    else if (product !== null) void navigate({ to: '/product', search: { id: product, tab: 'overview' } })
    else void navigate({ to: '/lineage', search: lineageOf(id) })
  }

  function press(key: string, id: string | null): boolean {
    const card = id === null ? undefined : display.cards.get(id)
    const thing = card?.is === 'thing' ? card : undefined
    const act: Readonly<Record<string, () => void>> = {
      '+': () => thing && grow(thing.id, sidesOf(thing.hops)),
      '-': () => thing && fold(thing.id, sidesOf(thing.hops)),
      Enter: () => id !== null && open(id),
      p: () => id !== null && actions.pin(id),
      c: () => id !== null && void navigator.clipboard.writeText(id),
      f: () => controls.current?.showAll(),
      '/': () => search.current?.focus(),
      '?': () => setHelp((before) => !before),
      Escape: () => {
        if (isHelp) setHelp(false)
        else if (line !== null) setLine(null)
        else if (state.col !== '') actions.go({ col: '' })
        else actions.go({ focus: '' })
      },
    }
    const known = act[key === '=' ? '+' : key.length === 1 ? key.toLowerCase() : key]
    known?.()
    return known !== undefined
  }

  function grow(id: string, sides: readonly Side[]): void {
    const card = display.cards.get(id)
    if (card?.is !== 'thing') return
    const more = (['down', 'up'] as const).filter((side) => card.beside[side].shown < (card.beside[side].total ?? 0))
    const wanted = more.filter((side) => sides.includes(side))
    for (const side of wanted.length > 0 ? wanted : more) actions.expand(id, side)
  }

  function fold(id: string, sides: readonly Side[]): void {
    const card = display.cards.get(id)
    if (card?.is !== 'thing') return
    const less = (['down', 'up'] as const).filter((side) => card.beside[side].canFold)
    const wanted = less.filter((side) => sides.includes(side))
    for (const side of wanted.length > 0 ? wanted : less) actions.collapse(id, side)
  }

  const isBusy = isPending || laidOut.isPending
  const chosen = line === null ? state.focus : line
  return (
    <CardContext value={context}>
      {/* The place of a line is kept: what is drawn must not move when more is asked for. */}
      <div className="flex min-h-[24px] flex-wrap gap-x-4 text-sm">
        <p role="status">{sentenceOf(display, { roots: left.roots, of: state.of, dir: state.dir })}</p>
        <p>{asking}</p>
      </div>
      <Unreachable graph={left} details={used.details} />
      <Compared state={state} found={differences} />
      <EmptyLineage {...{ state, actions, whole, left }} />
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <button
          type="button"
          aria-pressed={isTable}
          aria-keyshortcuts="T"
          className={BUTTON}
          onClick={() => actions.go({ view: isTable ? '' : 'table' })}
        >
          {isTable ? 'Graph (T)' : 'Table (T)'}
        </button>
        {isTable ? null : (
          <>
            <FindCard cards={display.cards} input={search} find={(id) => controls.current?.takeFocus(id)} />
            <button type="button" className={BUTTON} onClick={() => controls.current?.showAll()}>
              Show all
            </button>
            <button type="button" className={BUTTON} aria-label="Larger" onClick={() => controls.current?.zoom('in')}>
              +
            </button>
            <button type="button" className={BUTTON} aria-label="Smaller" onClick={() => controls.current?.zoom('out')}>
              −
            </button>
          </>
        )}
        <Exports display={display} laidOut={laidOut} overlay={state.overlay} name={state.of} detailsOf={used.all} />
        <button type="button" className={BUTTON} aria-expanded={isHelp} onClick={() => setHelp(!isHelp)}>
          Keys (?)
        </button>
        {state.col === '' ? null : (
          <button type="button" className={BUTTON} onClick={() => actions.go({ col: '' })}>
            Unpin{' '}
            {isColumn(state.col) ? state.col.split('#').at(-1) : (display.cards.get(state.col)?.title ?? state.col)}
          </button>
        )}
        {laidOut.isPending && !isPending ? (
          <Waiting
            first={laidOut.layout.places.size === 0 ? 'Laying out…' : ''}
            step={`Laying out ${counted(display.cards.size, 'card')}.`}
            cancel={laidOut.cancel}
          />
        ) : null}
        {laidOut.layout.by === 'COLUMNS' && display.lines.size > 0 && !isBusy ? (
          <span className="text-muted">
            Not laid out well in time: in columns by distance.{' '}
            <button type="button" className="underline" onClick={laidOut.again}>
              Try again
            </button>
          </span>
        ) : null}
      </div>
      {isTable ? (
        <div>
          <LineageTable display={display} overlay={state.overlay} actions={actions} want={used.want} scroller={table} />
          {display.cards.get(chosen)?.is === 'group' ? (
            <SidePanel {...{ state, actions, display, isHelp }} chosen={chosen} closeHelp={() => setHelp(false)} />
          ) : null}
        </div>
      ) : (
        <div className="flex flex-col gap-2 lg:flex-row">
          <div
            className={`h-[62vh] min-h-96 min-w-0 flex-none rounded lg:flex-1 border border-line bg-ground ${isPending ? 'opacity-60' : ''}`}
          >
            <Canvas
              laidOut={laidOut}
              cards={display.cards}
              Card={LineageCardView}
              labelOf={labelOf}
              lookOf={look}
              way={way}
              label="The lineage graph: arrow keys lead along it, ? lists the keys"
              focused={state.focus === '' ? null : state.focus}
              onFocus={focus}
              onKey={press}
              onHover={actions.hover}
              onLine={setLine}
              onSee={see}
              controls={controls}
            />
          </div>
          <SidePanel {...{ state, actions, display, isHelp }} chosen={chosen} closeHelp={() => setHelp(false)} />
        </div>
      )}
      {isTable ? null : <Legend />}
      {/* Below the graph, which it does not move. */}
      <OpenedGroups state={state} close={(group) => actions.go({ open: state.open.filter((one) => one !== group) })} />
    </CardContext>
  )
}

/** Away from where one began; both ways from there. */
function sidesOf(hops: number): readonly Side[] {
  return hops > 0 ? ['down'] : hops < 0 ? ['up'] : ['up', 'down']
}
