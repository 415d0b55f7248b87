import { useState } from 'react'
import type { ReachedThingFragment } from '../../generated/operations.ts'
import { Snippet } from '../../ui/snippet.tsx'
import { draftNotice } from './draft-notice.ts'

interface NoticeDraftProps {
  readonly of: string
  readonly total: number
  readonly rows: readonly ReachedThingFragment[]
}

/** A text to those who are concerned, to be finished by whoever changes something. */
export function NoticeDraft({ of, total, rows }: NoticeDraftProps) {
  const [isOpen, setOpen] = useState(false)
  const { recipients, text } = draftNotice({ of, total, rows, page: location.href })
  return (
    <>
      <button type="button" aria-expanded={isOpen} className="min-h-[24px] underline" onClick={() => setOpen(!isOpen)}>
        Draft the notice to the owners
      </button>
      {isOpen ? (
        <div className="w-full">
          <Snippet title="The notice" code={text} />
          {recipients.length > 0 ? (
            <a
              className="inline-block min-h-[24px] underline"
              href={`mailto:${recipients.map(encodeURIComponent).join(',')}?subject=${encodeURIComponent(`A change of ${of}`)}&body=${encodeURIComponent(text)}`}
            >
              Write to {recipients.length === 1 ? 'one address' : `${recipients.length} addresses`}
            </a>
          ) : (
            <p className="text-muted">No owner has declared an address.</p>
          )}
        </div>
      ) : null}
    </>
  )
}
