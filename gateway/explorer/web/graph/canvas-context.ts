import { type ComponentType, createContext, type RefObject } from 'react'

/** What draws a box; `isFar` when it is too small on the screen for more than its name. */
export interface CardProps<Card> {
  readonly card: Card
  readonly isFocused: boolean
  readonly isFar: boolean
}

export interface CanvasState {
  readonly Card: ComponentType<CardProps<never>>
  readonly focused: string | null
  /** Whether the keyboard is in the graph, so that a box which becomes the focused one takes the focus along. */
  readonly hasKeyboard: RefObject<boolean>
  /** A box can be seen, near enough to be read; what it gives back is called when it cannot any more. */
  readonly see: (id: string) => () => void
  /** Takes the keyboard from a box that goes out of the window, where it is not in the page: keys go on from it. */
  readonly hold: () => void
}

export const CanvasContext = createContext<CanvasState | null>(null)
