import { useState } from 'react'
import { svgOf } from '../../graph/drawing.ts'
import { pngOf, saveFile } from '../../graph/save-file.ts'
import type { LaidOut } from '../../graph/use-layout.ts'
import { csvOf } from '../../lineage/csv.ts'
import type { Display } from '../../lineage/display.ts'
import { coloursOf, drawingOf } from './drawn-picture.ts'
import type { Overlay } from './lineage-state.ts'
import type { UsedDetails } from './use-details.ts'

interface ExportsProps {
  readonly display: Display
  readonly laidOut: LaidOut
  readonly overlay: Overlay
  readonly name: string
  /** Also of cards that were never seen. */
  readonly detailsOf: UsedDetails['all']
}

/** What is drawn as a file: as a picture with all of it, not only what is on the screen, or as the list of its connections. */
export function Exports({ display, laidOut, overlay, name, detailsOf }: ExportsProps) {
  const [problem, setProblem] = useState('')
  const file = (ending: string) => `lineage-${name.replace(/[^a-z0-9_-]+/gi, '-')}.${ending}`
  async function svg(): Promise<string> {
    const things = overlay === '' ? [] : [...display.cards.values()].filter(({ is }) => is === 'thing')
    const details = await detailsOf(things.map(({ id }) => id))
    const colours = coloursOf(getComputedStyle(document.documentElement))
    return svgOf(drawingOf({ display, laidOut, overlay, name, details, colours }))
  }
  async function png(): Promise<void> {
    try {
      saveFile(file('png'), await pngOf(await svg()))
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
