import type { ErrorComponentProps } from '@tanstack/react-router'
import { Notice } from '../ui/notice.tsx'

/** For what should not happen: a mistake of a page. What the mesh does not answer is told where it would stand. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  return (
    <div className="mx-auto max-w-3xl p-6">
      <Notice kind="bad" title="This page cannot be shown">
        <p>{error instanceof Error ? error.message : String(error)}</p>
        <button type="button" className="mt-2 underline" onClick={reset}>
          Try again
        </button>
      </Notice>
    </div>
  )
}
