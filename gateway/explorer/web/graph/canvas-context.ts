import { type ComponentType, createContext, type RefObject } from 'react'

/** What draws a box; `isFar` when it is too small on the screen for more than its name. */
export interface CardProps<Card> {
  readonly card: Card
  readonly isFocused: boolean
  readonly isFar: boolean
}

/** A box can be seen, or is far where it was near; what is given back is called when that is over. */
export type SeeBox = (id: string, isFar: boolean) => () => void

export interface CanvasState {
  readonly Card: ComponentType<CardProps<never>>
  readonly focused: string | null
  /** Whether the keyboard is in the graph, so that a box which becomes the focused one takes the focus along. */
  readonly hasKeyboard: RefObject<boolean>
  readonly see: SeeBox
  /** Takes the keyboard from a box that goes out of the window, where it is not in the page: keys go on from it. */
  readonly hold: () => void
}

/** A way through the graph that stands out: all else steps back. */
export interface Way {
  /** Boxes, and what is in them. */
  readonly ends: ReadonlySet<string>
  readonly lines: ReadonlySet<string>
}

/** The class of a line by the way that stands out. */
export const stepOf = (line: string, way: Way | null): string =>
  way === null ? '' : way.lines.has(line) ? 'graph-line-on' : 'graph-line-off'

/** Apart from all else of the canvas: it changes with each move of the mouse. Null when nothing stands out. */
export const WayContext = createContext<Way | null>(null)

export const CanvasContext = createContext<CanvasState | null>(null)
