import type { ReactNode } from 'react'

/** What is known of something, a line each in the order given; what is not declared is said to be so. */
export function Facts({ facts }: { readonly facts: Readonly<Record<string, ReactNode>> }) {
  return (
    <dl className="grid content-start grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-1 text-sm">
      {Object.entries(facts).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0">{value ?? <span className="text-muted">not declared</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
