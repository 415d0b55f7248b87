import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { isCommand, isLetter, useKey } from '../keys.ts'

const load = () => import('./palette.tsx')
const Palette = lazy(() => load().then(({ Palette }) => ({ default: Palette })))
const KeysHelp = lazy(() => import('./keys-help.tsx').then(({ KeysHelp }) => ({ default: KeysHelp })))

/** Opens the palette; its code comes when the page has nothing else to do, or is asked for it. */
export function PaletteButton() {
  const { shown, show, hide } = useShown()
  const early = useRef('')
  const open = (): void => {
    early.current = ''
    show('palette')
  }
  useKey((event) => isCommand(event, 'k'), open, { inFields: true })
  useKey(
    (event) => isLetter(event, '?'),
    () => show('keys'),
  )
  useEffect(() => {
    const waiting = requestIdleCallback(() => void load())
    return () => cancelIdleCallback(waiting)
  }, [])
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        title="Commands, and all that is in the mesh. ? tells the keys"
        className="h-8 min-w-7 whitespace-nowrap rounded border border-line px-1 font-mono text-muted text-xs hover:bg-raised sm:px-2"
        onClick={open}
      >
        <span className="sr-only">Commands </span>
        <span className="hidden sm:inline">{/Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</span>
        {/* There are no such keys on a phone. */}
        <span aria-hidden="true" className="sm:hidden">
          ⋯
        </span>
      </button>
      <Suspense fallback={shown?.what === 'palette' ? <EarlyKeys typed={early} /> : null}>
        {shown?.what === 'palette' ? (
          <Palette key={shown.turn} onClose={() => hide(shown)} begun={() => early.current} />
        ) : null}
        {shown?.what === 'keys' ? <KeysHelp key={shown.turn} onClose={() => hide(shown)} /> : null}
      </Suspense>
    </>
  )
}

/** Stands for the palette until its code is there, and keeps what is typed meanwhile: it was meant for it. */
function EarlyKeys({ typed }: { readonly typed: RefObject<string> }) {
  useEffect(() => {
    const keep = (event: KeyboardEvent): void => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
      typed.current += event.key
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', keep, { capture: true })
    return () => window.removeEventListener('keydown', keep, { capture: true })
  }, [typed])
  return null
}

interface Shown {
  readonly what: 'palette' | 'keys'
  readonly turn: number
}

/**
 * What stands before the page. A dialog says that it closed a moment after it did, and who types fast has asked for the next one by
 * then: each turn is a dialog of its own, and the end of one does not take away the next.
 */
function useShown() {
  const [shown, setShown] = useState<Shown | null>(null)
  const turns = useRef(0)
  return {
    shown,
    show: (what: Shown['what']) => setShown({ what, turn: ++turns.current }),
    hide: (closed: Shown) => setShown((now) => (now === closed ? null : now)),
  }
}
