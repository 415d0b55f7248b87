import type { ContactOfRowFragment } from '../../generated/operations.ts'

/** Who is responsible for some of what is reached. */
export interface Contact {
  /** Null where nobody is known to be responsible. */
  readonly name: string | null
  readonly email: string | null
  readonly things: readonly { readonly id: string; readonly label: string }[]
}

/**
 * Owners, each once with all that is theirs, in the order of the rows; those without an address last. The catalog or the consumer's own
 * entry tells the address, lineage knows names alone.
 */
export function contactsOf(rows: readonly ContactOfRowFragment[]): readonly Contact[] {
  const contacts = new Map<string, Contact>()
  const seen = new Set<string>()
  for (const row of rows) {
    if (seen.has(row.node.id)) continue
    seen.add(row.node.id)
    const { name, email } = ownerOf(row)
    const key = JSON.stringify([name, email])
    const things = contacts.get(key)?.things ?? []
    contacts.set(key, { name, email, things: [...things, { id: row.node.id, label: row.node.label }] })
  }
  return [...contacts.values()].toSorted((a, b) => Number(a.email === null) - Number(b.email === null))
}

function ownerOf({ owner, node: { product, entity } }: ContactOfRowFragment): Pick<Contact, 'name' | 'email'> {
  const said = [product?.catalogEntry?.lastKnown?.owner, entity && 'owner' in entity ? entity.owner : null, owner]
  const email = said.find((team) => team?.email)?.email ?? null
  const name = said.find((team) => team?.name)?.name ?? null
  return { name, email }
}

/** A message to them, as a link (RFC 6068); `text` in lines. */
export function mailto(emails: readonly string[], subject: string, text: string): string {
  const to = emails.map((email) => encodeURIComponent(email).replaceAll('%40', '@')).join(',')
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
}
