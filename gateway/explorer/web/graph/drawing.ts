import { type Box, extentOf, type Layout, type LayoutInput, type Point } from './layout.ts'
import { pathThrough, pointsOf } from './line-path.ts'
import { type LineEnd, SHAPES } from './line-shapes.ts'

/** What is written in a box, from the top: the first line is its name. */
export interface BoxText {
  readonly lines: readonly { readonly text: string; readonly y: number; readonly isStrong?: boolean }[]
  readonly isMarked: boolean
}

export interface DrawingColours {
  readonly ground: string
  readonly surface: string
  readonly line: string
  readonly ink: string
  readonly muted: string
  readonly accent: string
}

export interface DrawnLook {
  readonly end: LineEnd
  readonly colour: string
  readonly width: number
  readonly isDashed: boolean
}

export interface Drawing {
  readonly input: LayoutInput
  readonly layout: Layout
  readonly textOf: (id: string) => BoxText
  readonly lookOf: (line: string) => DrawnLook
  /** What the lines mean, written below. */
  readonly legend: readonly { readonly words: string; readonly look: DrawnLook }[]
  readonly colours: DrawingColours
  readonly title: string
}

const MARGIN = 24
/** The height of a line of the legend, and how long its sample is. */
const LEGEND_ROW = 20
const SAMPLE = 36
/** As much as the longest words of a legend need. */
const LEAST_WIDTH = 260
/** About as many letters as fit, in the size of a name and in that of the rest; the whole name is in the title of the box. */
const LONGEST_NAME = 26
const LONGEST = 32

/** The whole graph as a file of its own, whatever of it is on the screen. */
export function svgOf({ input, layout, textOf, lookOf, legend, colours, title }: Drawing): string {
  const { x, y, width, height } = extentOf(input, layout)
  const below = y + height + MARGIN
  const [left = 0, top = 0, wide = 0, high = 0] = [
    x - MARGIN,
    y - MARGIN,
    Math.max(LEAST_WIDTH, width + 2 * MARGIN),
    height + 2 * MARGIN + legend.length * LEGEND_ROW,
  ].map(Math.round)
  const boxes = new Map(input.boxes.map((box) => [box.id, box]))
  const lines = input.lines.flatMap((line) => {
    const [from, to] = [boxes.get(line.from), boxes.get(line.to)]
    if (from === undefined || to === undefined) return []
    return drawnLine(pointsOf(line, from, to, layout), lookOf(line.id), colours)
  })
  const meanings = legend.flatMap(({ words, look }, row) => {
    const middle = below + row * LEGEND_ROW
    const sample = [
      { x, y: middle },
      { x: x + SAMPLE, y: middle },
    ]
    return [
      ...drawnLine(sample, look, colours),
      `<text x="${x + SAMPLE + 8}" y="${middle + 4}" font-size="12" fill="${colours.muted}">${escaped(words)}</text>`,
    ]
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${wide} ${high}" width="${wide}" height="${high}" font-family="system-ui, sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="${colours.ground}"/>`,
    ...lines,
    ...input.boxes.flatMap((box) => drawnBox(box, layout, textOf(box.id), colours)),
    ...meanings,
    '</svg>',
  ].join('\n')
}

function drawnLine(
  points: readonly Point[],
  { end, colour, width, isDashed }: DrawnLook,
  { ground }: DrawingColours,
): readonly string[] {
  const tip = points.at(-1) ?? { x: 0, y: 0 }
  return [
    `<path d="${pathThrough(points)}" fill="none" stroke="${colour}" stroke-width="${width}"${isDashed ? ' stroke-dasharray="6 5"' : ''}/>`,
    `<path d="${SHAPES[end]}" transform="translate(${tip.x - 9} ${tip.y - 4.5}) scale(0.9)" fill="${end === 'full' ? colour : ground}" stroke="${colour}" stroke-width="1.5"/>`,
  ]
}

function drawnBox(
  { id, width, height }: Box,
  { places }: Layout,
  text: BoxText,
  colours: DrawingColours,
): readonly string[] {
  const place = places.get(id)
  if (place === undefined) return []
  const written = text.lines.map(
    ({ text, y, isStrong }) =>
      `<text x="10" y="${y}" font-size="${isStrong ? 14 : 12}" fill="${isStrong ? colours.ink : colours.muted}"${isStrong ? ' font-weight="600"' : ''}>${escaped(shortened(text, isStrong ? LONGEST_NAME : LONGEST))}</text>`,
  )
  return [
    `<g transform="translate(${place.x} ${place.y})"><title>${escaped(text.lines[0]?.text ?? id)}</title>`,
    `<rect width="${width}" height="${height}" rx="4" fill="${colours.surface}" stroke="${text.isMarked ? colours.accent : colours.line}"${text.isMarked ? ' stroke-width="2"' : ''}/>`,
    ...written,
    '</g>',
  ]
}

/** Both ends of a long name say what it is; its middle says the least. */
export function shortened(text: string, longest: number): string {
  const letters = [...text]
  if (letters.length <= longest) return text
  const half = Math.floor((longest - 1) / 2)
  return `${letters.slice(0, half).join('')}…${letters.slice(-half).join('')}`
}

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escaped(text: string): string {
  // What XML has no place for would make the whole file unreadable.
  return text
    .replace(/[&<>"']/g, (letter) => SPECIAL[letter] ?? letter)
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
}
