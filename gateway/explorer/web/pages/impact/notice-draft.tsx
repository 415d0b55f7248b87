import { useState } from 'react'
import { Failure } from '../../api/problems.tsx'
import type { ReachedThingFragment } from '../../generated/operations.ts'
import { Lines } from '../../ui/loading.tsx'
import { Snippet } from '../../ui/snippet.tsx'
import { counted } from '../../ui/words.ts'
import { type Contact, mailto } from './contacts.ts'
import { draftFor, draftForAll, draftNotice } from './draft-notice.ts'
import { type ImpactState, namesOf, subjectsOf } from './impact-state.ts'
import { useContacts } from './use-contacts.ts'

interface NoticeDraftProps {
  readonly state: ImpactState
  readonly total: number
  readonly rows: readonly ReachedThingFragment[]
}

/** A text to those who are concerned, to be finished by whoever changes something. */
export function NoticeDraft({ state, total, rows }: NoticeDraftProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" aria-expanded={isOpen} className="min-h-[24px] underline" onClick={() => setOpen(!isOpen)}>
        Draft the notice to the owners
      </button>
      {isOpen ? (
        <div className="w-full">
          <Snippet
            title="The notice"
            code={draftNotice({ of: namesOf(subjectsOf(state)), total, rows, page: location.href })}
          />
          <Recipients state={state} total={total} />
        </div>
      ) : null}
    </>
  )
}

/** Who they are, each with a message about what is theirs; whom no address is known of is said, not left out. */
function Recipients({ state, total }: Omit<NoticeDraftProps, 'rows'>) {
  const { data: contacts, error, refetch } = useContacts(state)
  if (error) return <Failure error={error} what="The owners" retry={() => void refetch()} />
  if (contacts === undefined) return <Lines count={4} label="Asking the catalog for the owners" />
  const emails = [...new Set(contacts.flatMap(({ email }) => email ?? []))]
  const unreachable = contacts.filter(({ email }) => email === null)
  const about = { of: namesOf(subjectsOf(state)), total, page: location.href }
  const subject = `A change of ${about.of}`
  return (
    <section aria-label="Recipients" className="mt-3">
      <h3 className="font-semibold">
        {emails.length === 0 ? 'No owner has declared an address' : counted(emails.length, 'address', 'addresses')}
      </h3>
      <ul className="mt-1 divide-y divide-line">
        {contacts.map((contact) => (
          <li key={`${contact.name} ${contact.email}`} className="flex flex-wrap items-baseline gap-x-3 py-1">
            <span className="font-medium">{contact.name ?? 'Owner not known'}</span>
            {contact.email === null ? (
              <span className="text-warn">no address declared</span>
            ) : (
              <a
                className="inline-block min-h-[24px] underline"
                href={mailto([contact.email], subject, draftFor(contact, about))}
              >
                {contact.email}
              </a>
            )}
            <span className="text-muted">{thingsOf(contact)}</span>
          </li>
        ))}
      </ul>
      {emails.length > 1 ? (
        <a className="inline-block min-h-[24px] underline" href={mailto(emails, subject, draftForAll(about))}>
          Write to all {emails.length} at once
        </a>
      ) : null}
      {unreachable.length > 0 ? (
        <p className="text-muted">
          {counted(
            unreachable.reduce((sum, { things }) => sum + things.length, 0),
            'thing',
          )}{' '}
          of {counted(unreachable.length, 'owner')} without an address: they have to be told by other means.
        </p>
      ) : null}
    </section>
  )
}

/** By their names, as far as they are read at a glance. */
function thingsOf({ things }: Contact): string {
  const shown = things.slice(0, 5).map(({ label }) => label)
  const rest = things.length - shown.length
  return `${shown.join(', ')}${rest > 0 ? ` and ${counted(rest, 'other')}` : ''}`
}
