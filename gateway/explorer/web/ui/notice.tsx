import type { ReactNode } from 'react'

type Kind = 'bad' | 'warn' | 'plain'

const LOOK: Readonly<Record<Kind, string>> = {
  bad: 'border-bad bg-bad-soft',
  warn: 'border-warn bg-warn-soft',
  plain: 'border-line bg-raised',
}
const SIGN: Readonly<Record<Kind, string>> = { bad: '✕', warn: '!', plain: 'i' }

/** Something to know before reading on. */
export function Notice({
  kind,
  title,
  children,
}: {
  readonly kind: Kind
  readonly title: string
  readonly children?: ReactNode
}) {
  return (
    <div role={kind === 'plain' ? 'note' : 'alert'} className={`rounded border-l-4 p-3 ${LOOK[kind]}`}>
      <p className="font-medium">
        <span aria-hidden="true" className="mr-2 font-mono">
          {SIGN[kind]}
        </span>
        {title}
      </p>
      {children === undefined ? null : <div className="mt-1 text-sm">{children}</div>}
    </div>
  )
}
