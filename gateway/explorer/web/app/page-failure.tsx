import type { ErrorComponentProps } from '@tanstack/react-router'
import { Notice } from '../ui/notice.tsx'
import { ScriptMissing } from './page-script.ts'

/** For what should not happen: a mistake of a page. What the mesh does not answer is told where it would stand. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  if (error instanceof ScriptMissing) return <MissingScript />
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

/** The address says all of a page: loaded again it is the same. Without a network that would leave nothing, so it waits for one. */
function MissingScript() {
  return (
    <div className="mx-auto max-w-3xl p-6">
      <Notice kind="bad" title="This page could not be loaded">
        <p>What it is made of did not come from the mesh. Are you connected to it?</p>
        <button type="button" className="mt-2 underline" onClick={() => navigator.onLine && location.reload()}>
          Try again
        </button>
      </Notice>
    </div>
  )
}
