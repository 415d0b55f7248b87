import { useState } from 'react'
import { type BoxText, type DrawingColours, svgOf } from '../../graph/drawing.ts'
import { boundsOf } from '../../graph/layout.ts'
import { pngOf, saveFile } from '../../graph/save-file.ts'
import type { LaidOut } from '../../graph/use-layout.ts'
import { howKnown, KNOWN_ENDS } from '../../lineage/claims.ts'
import { csvOf } from '../../lineage/csv.ts'
import type { Details } from '../../lineage/details.ts'
import { CARD, type Display } from '../../lineage/display.ts'
import type { Overlay } from './lineage-state.ts'
import { overlayText } from './overlay-text.ts'
import type { UsedDetails } from './use-details.ts'

interface ExportsProps {
  readonly display: Display
  readonly laidOut: LaidOut
  readonly overlay: Overlay
  readonly name: string
  /** Also of cards that were never seen. */
  readonly detailsOf: UsedDetails['all']
}

const MARGIN = 48

/** What is drawn as a file: as a picture with all of it, not only what is on the screen, or as the list of its connections. */
export function Exports({ display, laidOut, overlay, name, detailsOf }: ExportsProps) {
  const [problem, setProblem] = useState('')
  const file = (ending: string) => `lineage-${name.replace(/[^a-z0-9_-]+/gi, '-')}.${ending}`
  async function svg(): Promise<string> {
    const things = overlay === '' ? [] : [...display.cards.values()].filter(({ is }) => is === 'thing')
    const details = await detailsOf(things.map(({ id }) => id))
    return svgOf(drawingOf({ display, laidOut, overlay, name, details }))
  }
  async function png(): Promise<void> {
    const { width, height } = boundsOf(laidOut.input.boxes, laidOut.layout)
    try {
      saveFile(file('png'), await pngOf(await svg(), { width: width + MARGIN, height: height + MARGIN }))
      setProblem('')
    } catch (error) {
      setProblem(`No PNG could be made (${error instanceof Error ? error.message : String(error)}): take the SVG.`)
    }
  }
  const link = 'min-h-8 px-1 underline'
  return (
    <span className="flex flex-wrap items-center gap-1">
      <span className="text-muted">Save as</span>
      <button
        type="button"
        className={link}
        onClick={() => void svg().then((drawn) => saveFile(file('svg'), new Blob([drawn], { type: 'image/svg+xml' })))}
      >
        SVG
      </button>
      <button type="button" className={link} onClick={() => void png()}>
        PNG
      </button>
      <button
        type="button"
        className={link}
        onClick={() => saveFile(file('csv'), new Blob([csvOf(display)], { type: 'text/csv' }))}
      >
        CSV
      </button>
      {problem === '' ? null : <span role="alert">{problem}</span>}
    </span>
  )
}

interface DrawnParts extends Omit<ExportsProps, 'detailsOf'> {
  readonly details: ReadonlyMap<string, Details>
}

function drawingOf({ display: { cards, lines }, laidOut: { input, layout }, overlay, name, details }: DrawnParts) {
  const colours = coloursOf(getComputedStyle(document.documentElement))
  return {
    input,
    layout,
    colours,
    title: `Lineage of ${name}`,
    textOf: (id: string): BoxText => {
      const card = cards.get(id)
      if (card === undefined) return { lines: [], isMarked: false }
      const head = [
        { text: card.title, y: 24, isStrong: true },
        { text: card.subtitle, y: 42 },
        ...(card.is === 'thing' && card.node.availability === 'UNREACHABLE' ? [{ text: '⚠ domain down', y: 57 }] : []),
      ]
      if (card.is === 'group') return { lines: head, isMarked: false }
      const laidOver =
        overlay === '' ? [] : [{ text: overlayText(overlay, details.get(id) ?? null).text, y: CARD.head + 15 }]
      const top = CARD.head + (overlay === '' ? 0 : CARD.line) + CARD.search
      const rows = card.columns === null ? [] : [...card.columns.rows, ...card.columns.pinned]
      const names = rows.map((row, index) => ({ text: row.name, y: top + index * CARD.row + 16 }))
      return { lines: [...head, ...laidOver, ...names], isMarked: card.isRoot }
    },
    lookOf: (id: string) => {
      const line = lines.get(id)
      const known = howKnown(line?.claims ?? [])
      const colour = { BOTH: colours.muted, OBSERVED: colours.good, DECLARED: colours.accent, MANUAL: colours.warn }[
        known
      ]
      const isGone = line?.change === 'REMOVED'
      const width = line?.change === 'ADDED' ? 3.5 : known === 'BOTH' ? 2 : 1.5
      return { end: KNOWN_ENDS[known], colour: isGone ? colours.bad : colour, width, isDashed: isGone }
    },
  }
}

interface Colours extends DrawingColours {
  readonly good: string
  readonly warn: string
  readonly bad: string
}

function coloursOf(style: CSSStyleDeclaration): Colours {
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    ground: colour('ground'),
    surface: colour('surface'),
    line: colour('line'),
    ink: colour('ink'),
    muted: colour('muted'),
    accent: colour('accent'),
    good: colour('good'),
    warn: colour('warn'),
    bad: colour('bad'),
  }
}
