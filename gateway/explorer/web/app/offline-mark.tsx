import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { Badge } from '../ui/badge.tsx'

const subscribe = (listener: () => void) => onlineManager.subscribe(listener)

const WORDS = 'This machine is offline. What is on the page stays; what is still to come is asked for when it is back.'

/** While the browser knows of no network: in the head of each page, where it covers nothing and moves nothing below. */
export function OfflineMark() {
  const isOnline = useSyncExternalStore(subscribe, () => onlineManager.isOnline())
  return (
    <span role="status" className="empty:hidden sm:order-1">
      {isOnline ? null : (
        <Badge tone="warn" title={WORDS}>
          <span aria-hidden="true">⚠ offline</span>
          <span className="sr-only">{WORDS}</span>
        </Badge>
      )}
    </span>
  )
}
