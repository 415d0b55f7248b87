import type { Path } from '../../descriptors/yaml-document.ts'
import type { Field } from '../source.ts'

/** The parts of a JSON Schema that are open while one of them is read: a reference to any of these leads in a circle. */
export type Open = readonly string[]

export interface Resolved {
  readonly schema: Field
  /** As written; undefined when the schema stands where it is used. */
  readonly ref: string | undefined
}

const keyOf = (at: Path): string => JSON.stringify(at)

export function opened(open: Open, { schema }: Resolved): Open {
  return [...open, keyOf(schema.at)]
}

/** Follows a `$ref` within the document. Null when it leads nowhere, or back to where it is used; then a problem says so. */
export function resolve(schema: Field, root: Field, open: Open): Resolved | null {
  const reference = schema.child('$ref')
  if (!reference.isGiven) return { schema, ref: undefined }
  const ref = reference.text() ?? ''
  if (isRemote(ref)) return null
  const target = follow(ref, root)
  if (target === null || !target.isGiven) {
    reference.problem('a `$ref` to a part of this schema, such as #/definitions/address')
    return null
  }
  if (open.includes(keyOf(target.at)) || target.child('$ref').isGiven) {
    reference.problem('a `$ref` that does not lead back to where it is used, nor to another `$ref`')
    return null
  }
  schema.explain('JSON Schema draft-07 ignores what stands beside a `$ref`')
  return { schema: target, ref }
}

/** Reports every reference out of the document, wherever it stands: nothing is ever fetched. */
export function refuseRemote(schema: Field): void {
  if (Array.isArray(schema.value)) for (const item of schema.items()) refuseRemote(item)
  else if (typeof schema.value === 'object' && schema.value !== null) {
    for (const [key, field] of schema.entries()) {
      if (key === '$ref' && typeof field.value === 'string' && isRemote(field.value)) {
        field.problem('a `$ref` that starts with #: what lies elsewhere is not fetched')
      } else refuseRemote(field)
    }
  }
}

function isRemote(ref: string): boolean {
  return !ref.startsWith('#')
}

/** A JSON pointer from the schema's root (RFC 6901); null for an anchor, which draft-07 allows and nobody uses here. */
function follow(ref: string, root: Field): Field | null {
  if (ref === '#') return root
  if (!ref.startsWith('#/')) return null
  return ref
    .slice(2)
    .split('/')
    .map((part) => decode(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Field>((field, part) => field.child(Array.isArray(field.value) ? Number(part) : part), root)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
