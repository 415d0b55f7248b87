import { lazy, Suspense, useEffect, useState } from 'react'
import { isCommand, isLetter, useKey } from '../keys.ts'

const load = () => import('./palette.tsx')
const Palette = lazy(() => load().then(({ Palette }) => ({ default: Palette })))
const KeysHelp = lazy(() => import('./keys-help.tsx').then(({ KeysHelp }) => ({ default: KeysHelp })))

/** Opens the palette; its code comes when the page has nothing else to do, or is asked for it. */
export function PaletteButton() {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  useKey(
    (event) => isCommand(event, 'k'),
    () => setOpen('palette'),
  )
  useKey(
    (event) => isLetter(event, '?'),
    () => setOpen('keys'),
  )
  useEffect(() => {
    const waiting = requestIdleCallback(() => void load())
    return () => cancelIdleCallback(waiting)
  }, [])
  const onClose = () => setOpen(null)
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        title="Commands, and all that is in the mesh. ? tells the keys"
        className="h-8 rounded border border-line px-2 font-mono text-muted text-xs hover:bg-raised"
        onClick={() => setOpen('palette')}
      >
        <span className="sr-only">Commands </span>
        {/Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}
      </button>
      <Suspense>
        {open === 'palette' ? <Palette onClose={onClose} /> : null}
        {open === 'keys' ? <KeysHelp onClose={onClose} /> : null}
      </Suspense>
    </>
  )
}
