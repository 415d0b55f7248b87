import type { ReactNode } from 'react'

export type Tone = 'good' | 'warn' | 'bad' | 'plain' | 'accent'

const LOOK: Readonly<Record<Tone, string>> = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  plain: 'bg-raised text-muted',
  accent: 'bg-accent-soft text-accent',
}

/** A state in a word: never by colour alone. */
export function Badge({
  tone = 'plain',
  title,
  isOfOthers = false,
  children,
}: {
  readonly tone?: Tone
  readonly title?: string
  /** A word that a domain chose: however long, it keeps within its place. */
  readonly isOfOthers?: boolean
  readonly children: ReactNode
}) {
  return (
    <span
      title={title}
      className={`inline-flex items-center gap-1 rounded px-1.5 py-0.5 text-xs font-medium ${isOfOthers ? 'min-w-0' : 'whitespace-nowrap'} ${LOOK[tone]}`}
    >
      {isOfOthers ? <bdi className="min-w-0">{children}</bdi> : children}
    </span>
  )
}
