import { isDeepStrictEqual } from 'node:util'
import { isMap } from '../marks.ts'
import type { Field } from '../source.ts'

/** A field with the definitions that it refers to, the next of each after it: what one does not say is looked for in the next. */
export type Layers = readonly [Field, ...Field[]]

/** What a definition says of itself and not of the fields that refer to it. */
export const OF_THE_DEFINITION: ReadonlySet<string> = new Set(['$ref', 'domain', 'name'])

export const placeKey = (field: Field): string => JSON.stringify(field.at)

/** Null, and a problem, for a reference to nothing, or to what is being read (`open`), which would come to no end. */
export function layersOf(field: Field, root: Field, open: readonly string[]): Layers | null {
  const layers: [Field, ...Field[]] = [field]
  for (let last = field; last.child('$ref').isGiven; ) {
    const reference = last.child('$ref')
    const target = targetOf(reference.text() ?? '', root)
    if (target === null) {
      reference.problem('a `$ref` to a definition of this file, such as #/definitions/order_id')
      return null
    }
    if (open.includes(placeKey(target)) || layers.some((one) => placeKey(one) === placeKey(target))) {
      reference.problem(
        'a `$ref` that comes to an end',
        `${JSON.stringify(reference.value)}, which leads back to itself`,
      )
      return null
    }
    layers.push(target)
    last = target
  }
  return layers
}

/** The first that says something under the key. */
export function pick(layers: Layers, key: string): Field {
  return (layers.find((layer) => layer.child(key).isGiven) ?? layers[0]).child(key)
}

/** By a JSON pointer in which a key with slashes (`#/definitions/checkout/order_id`) may stand as it is: the longest key wins. */
function targetOf(reference: string, root: Field): Field | null {
  const [, pointer] = /^#\/(.+)$/.exec(reference) ?? []
  return pointer === undefined ? null : walk(root, pointer.split('/').map(unescaped))
}

function walk(place: Field, parts: readonly string[]): Field | null {
  if (parts.length === 0) return place
  for (let length = parts.length; length > 0 && isMap(place.value); length--) {
    const key = parts.slice(0, length).join('/')
    const found = isMap(place.value[key]) ? walk(place.child(key), parts.slice(length)) : null
    if (found !== null) return found
  }
  return null
}

function unescaped(part: string): string {
  const pointer = part.replaceAll('~1', '/').replaceAll('~0', '~')
  try {
    return decodeURIComponent(pointer)
  } catch {
    return pointer
  }
}

/**
 * The way back: a reference and what differs from what it leads to. Null where the definition is not there any more, or says
 * something that the field does not: then all of the field has to be written out.
 */
export function shortened(
  whole: Readonly<Record<string, unknown>>,
  ref: string,
  root: Field,
): Readonly<Record<string, unknown>> | null {
  const target = targetOf(ref, root)
  const layers = target === null ? null : layersOf(target, root, [])
  if (layers === null) return null
  const said = new Map<string, unknown>()
  for (const { value } of layers.toReversed())
    for (const [key, inner] of Object.entries(value as object)) if (!OF_THE_DEFINITION.has(key)) said.set(key, inner)
  if ([...said.keys()].some((key) => whole[key] === undefined)) return null
  const own = Object.entries(whole).filter(([key, value]) => !isDeepStrictEqual(value, said.get(key)))
  return { $ref: ref, ...Object.fromEntries(own) }
}
