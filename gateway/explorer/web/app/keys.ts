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

/**
 * Acts on a key wherever the focus is, unless somebody writes there or a dialog is open: both have keys of their own. An editor may
 * take Ctrl-K for itself, and a field of one line on some systems.
 */
export function useKey(isMeant: (event: KeyboardEvent) => boolean, act: () => void): void {
  const latest = useRef({ isMeant, act })
  latest.current = { isMeant, act }
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !latest.current.isMeant(event)) return
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      latest.current.act()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
