import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => onlineManager.subscribe(listener)

/** While the browser knows of no network: at the end of the window, or below the end of the page, where it moves and covers nothing. */
export function OfflineStrip() {
  const isOnline = useSyncExternalStore(subscribe, () => onlineManager.isOnline())
  return (
    <p
      role="status"
      className={isOnline ? 'sr-only' : 'sticky bottom-0 z-30 border-line border-t bg-warn-soft px-4 py-2 text-sm'}
    >
      {isOnline
        ? ''
        : 'This machine is offline. What is on the page stays; what is still to come is asked for when it is back.'}
    </p>
  )
}
