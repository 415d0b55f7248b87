import { useEffect, useRef } from 'react'

/** What takes letters: a text field of any kind, an editor. A checkbox is none, and keys go on working beside it. */
const WRITTEN_IN =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="searchbox"], [role="combobox"], ' +
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="range"])'

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(WRITTEN_IN) !== null

/** One letter, such as `/`, with no other key but what it takes to type it. */
export const isLetter = (event: KeyboardEvent, letter: string): boolean =>
  event.key === letter && !event.metaKey && !event.ctrlKey && !event.altKey

/** Ctrl or Command with a letter. */
export const isCommand = (event: KeyboardEvent, letter: string): boolean =>
  (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === letter

/** The editors of the query page have keys of their own, Ctrl-K among them. Their class names are those of Monaco and CodeMirror. */
const EDITOR = '.monaco-editor, .CodeMirror, .cm-editor, [contenteditable]:not([contenteditable="false"])'

const isEditing = (target: EventTarget | null): boolean => target instanceof Element && target.closest(EDITOR) !== null

interface KeyOptions {
  /** Also while somebody writes in a field, for what writes nothing there. Never in an editor. */
  readonly inFields?: boolean
}

/** Acts on a key wherever the focus is, unless somebody writes there or a dialog is open: both have keys of their own. */
export function useKey(
  isMeant: (event: KeyboardEvent) => boolean,
  act: () => void,
  { inFields = false }: KeyOptions = {},
): void {
  const isTaken = inFields ? isEditing : isTyping
  const latest = useRef({ isMeant, act, isTaken })
  latest.current = { isMeant, act, isTaken }
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !latest.current.isMeant(event)) return
      if (latest.current.isTaken(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      latest.current.act()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
