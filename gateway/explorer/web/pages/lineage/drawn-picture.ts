import type { BoxText, Drawing, DrawingColours, DrawnLook } from '../../graph/drawing.ts'
import type { Layout, LayoutInput } from '../../graph/layout.ts'
import type { ThingCard } from '../../lineage/card.ts'
import { howKnown, KNOWN_ENDS, KNOWN_ORDER, KNOWN_WORDS, type Known } from '../../lineage/claims.ts'
import type { Details } from '../../lineage/details.ts'
import { CARD, type Display } from '../../lineage/display.ts'
import type { Overlay } from './lineage-state.ts'
import { overlayText } from './overlay-text.ts'

interface PictureParts {
  readonly display: Display
  readonly laidOut: { readonly input: LayoutInput; readonly layout: Layout }
  readonly overlay: Overlay
  readonly name: string
  readonly details: ReadonlyMap<string, Details>
  readonly colours: PictureColours
}

/** What is on the screen, as a picture says it: the cards with their overlay and columns, and what the lines among them mean. */
export function drawingOf({ display, laidOut, overlay, name, details, colours }: PictureParts): Drawing {
  const { cards, lines } = display
  const lookOf = (known: Known): DrawnLook => ({
    end: KNOWN_ENDS[known],
    colour: {
      BOTH: colours.muted,
      OBSERVED: colours.good,
      DECLARED: colours.accent,
      MANUAL: colours.warn,
    }[known],
    width: known === 'BOTH' ? 2 : 1.5,
    isDashed: false,
  })
  const changes = new Set([...lines.values()].map(({ change }) => change))
  const drawn = new Set([...lines.values()].map(({ claims }) => howKnown(claims)))
  return {
    ...{ input: laidOut.input, layout: laidOut.layout, colours },
    title: `Lineage of ${name}`,
    textOf: (id: string): BoxText => {
      const card = cards.get(id)
      if (card === undefined) return { lines: [], isMarked: false }
      const said = card.is === 'thing' ? standingOf(card) : ''
      const head = [
        { text: card.title, y: 24, isStrong: true },
        { text: card.subtitle, y: 42 },
        ...(said === '' ? [] : [{ text: said, y: 57 }]),
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
      const look = lookOf(howKnown(line?.claims ?? []))
      return line?.change == null ? look : { ...look, ...changedLook(line.change, colours) }
    },
    legend: [
      ...KNOWN_ORDER.filter((known) => drawn.has(known)).map((known) => ({
        words: KNOWN_WORDS[known],
        look: lookOf(known),
      })),
      ...CHANGES.filter((change) => changes.has(change)).map((change) => ({
        words: `${change.toLowerCase()} since`,
        look: { ...lookOf('BOTH'), ...changedLook(change, colours) },
      })),
    ],
  }
}

export interface PictureColours extends DrawingColours {
  readonly good: string
  readonly warn: string
  readonly bad: string
}

const CHANGES = ['ADDED', 'REMOVED', 'CHANGED'] as const
type Change = (typeof CHANGES)[number]

function changedLook(change: Change, { good, bad, warn }: PictureColours): Partial<DrawnLook> {
  if (change === 'ADDED') return { colour: good, width: 3.5 }
  return change === 'REMOVED' ? { colour: bad, width: 2, isDashed: true } : { colour: warn, width: 2.5, isDashed: true }
}

const SIGNS: Readonly<Record<Change, string>> = { ADDED: '+', REMOVED: '−', CHANGED: '~' }

/** What is said of a card below its names. */
function standingOf({ node, change }: ThingCard): string {
  return [
    ...(node.availability === 'UNREACHABLE' ? ['⚠ domain down'] : []),
    ...(change === null ? [] : [`${SIGNS[change]} ${change.toLowerCase()}`]),
  ].join(', ')
}

/** Those of the theme. */
export function coloursOf(style: Pick<CSSStyleDeclaration, 'getPropertyValue'>): PictureColours {
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
