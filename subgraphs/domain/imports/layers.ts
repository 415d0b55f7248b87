import { isDeepStrictEqual } from 'node:util'
import { keepOthers } from './kept.ts'
import { isMap } from './marks.ts'
import type { CustomProperty } from './native-files.ts'
import type { Field } from './source.ts'

/**
 * A part of a document with what its `$ref` leads to, and what that one's does: what the first does not say is looked for in the
 * next.
 */
export type Layers = readonly [Field, ...Field[]]

export interface Lookup {
  /** The document in which a reference without a file is looked up. */
  readonly root: Field
  /** Another document that was given, by the name that a reference has for it. */
  readonly beside?: (name: string) => Field | undefined
  /** The parts that are being read: what leads back to one of them comes to no end. */
  readonly open?: readonly unknown[]
}

/** Null, and a problem, for a reference to nothing or in a circle. Nothing is ever fetched. */
export function layersOf(field: Field, lookup: Lookup): Layers | null {
  const { open = [] } = lookup
  const layers: [Field, ...Field[]] = [field]
  let { root } = lookup
  for (let last = field; last.child('$ref').isGiven; ) {
    const reference = last.child('$ref')
    const [file = '', pointer = ''] = String(reference.value).split('#')
    const document = file === '' ? root : lookup.beside?.(file)
    const target = document === undefined || reference.value === '#' ? null : targetOf(pointer, document)
    if (document === undefined || target === null) {
      const places = lookup.beside === undefined ? 'of this file' : 'of this file, or of one that is given with it'
      reference.problem(`a \`$ref\` to a part ${places} (nothing is fetched)`)
      return null
    }
    if (open.includes(target.value) || layers.some(({ value }) => value === target.value)) {
      reference.problem(
        'a `$ref` that comes to an end',
        `${JSON.stringify(reference.value)}, which leads back to itself`,
      )
      return null
    }
    layers.push(target)
    root = document
    last = target
  }
  return layers
}

/** The first that says something under the key. */
export function pick(layers: Layers, key: string): Field {
  return (layers.find((layer) => layer.child(key).isGiven) ?? layers[0]).child(key)
}

/** The one of which `pick` takes a key, for who reads it from there. */
export function layerWith(layers: Layers, key: string): Field {
  return layers.find((layer) => layer.child(key).isGiven) ?? layers[0]
}

/**
 * All that has no field, of the part itself and of what it refers to where nothing nearer says the same. `ofTheTarget` are keys
 * that say something of the target alone.
 */
export function keepOthersOf(
  layers: Layers,
  form: string,
  placed: ReadonlySet<string>,
  ofTheTarget: ReadonlySet<string>,
): readonly CustomProperty[] {
  const said = new Set(placed)
  return layers.flatMap((layer, index) => {
    const kept = keepOthers(layer, form, index === 0 ? said : new Set([...said, ...ofTheTarget]))
    for (const [key] of layer.entries()) said.add(key)
    return kept
  })
}

/** By a JSON pointer in which a key with slashes (`#/definitions/checkout/order_id`) may stand as it is: the longest key wins. */
function targetOf(pointer: string, root: Field): Field | null {
  if (pointer === '') return isMap(root.value) ? root : null
  return pointer.startsWith('/') ? walk(root, pointer.slice(1).split('/').map(unescaped)) : null
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
 * The way back: a reference and what differs from what it leads to. Null where that is not there any more, or says something that
 * the part does not: then all of it has to be written out.
 */
export function shortened(
  whole: Readonly<Record<string, unknown>>,
  ref: string,
  root: Field,
  ofTheTarget: ReadonlySet<string>,
): Readonly<Record<string, unknown>> | null {
  const target = targetOf(ref.slice(1), root)
  const layers = target === null || !ref.startsWith('#') ? null : layersOf(target, { root })
  if (layers === null) return null
  const said = new Map<string, unknown>()
  for (const { value } of layers.toReversed())
    for (const [key, inner] of Object.entries(value as object)) if (!ofTheTarget.has(key)) said.set(key, inner)
  if ([...said.keys()].some((key) => whole[key] === undefined)) return null
  const own = Object.entries(whole).filter(([key, value]) => !isDeepStrictEqual(value, said.get(key)))
  return { $ref: ref, ...Object.fromEntries(own) }
}
