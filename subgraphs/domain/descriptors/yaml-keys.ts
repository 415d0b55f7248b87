import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  visit,
  type YAMLMap,
} from 'yaml'
import { type Path, shown } from './places.ts'
import type { YamlFault } from './yaml-fault.ts'

/** Half of a character that is written as two: YAML and JSON can escape one alone, and nothing can be made of it, no id either. */
const HALF_CHARACTER = /\p{Surrogate}/u

/** The key as it is in the value that is made of the map; null where it is no text that could be one. */
export function keyText(key: unknown): string | null {
  if (key === null) return ''
  return isScalar(key) && typeof key.value !== 'symbol' ? String(key.value ?? '') : null
}

/** Whether the pair takes in the keys of other maps: YAML 1.1's `<<`, which is still what people write. */
export function isMerge(key: unknown): boolean {
  return isScalar(key) && (typeof key.value === 'symbol' || (key.value === '<<' && key.type === 'PLAIN'))
}

/**
 * Keys that stand twice in one map (YAML forbids them, and the parser's own check is quadratic), keys that are no text, and texts
 * that hold no whole characters.
 */
export function keyFaults(document: Document, text: string): readonly YamlFault[] {
  const faults: YamlFault[] = []
  const report = (path: YamlFault['path'], node: unknown, expected: string, found: string): void => {
    faults.push({ offset: (node as Node | null)?.range?.[0] ?? 0, path, expected, found })
  }
  visit(document, {
    Map(_key, map, above) {
      if (map.flow === true && isBroken(document, map)) return
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (isMerge(key)) continue
        const name = keyText(key)
        const here = (): Path => pathOf([...above, map])
        if (name === null) report(here, key, 'a text as a key', kindOf(key))
        else if (seen.has(name)) report(() => [...here(), name], key, 'each key once in its map', shown(name))
        else seen.add(name)
      }
    },
    // Only an escape can write one.
    ...(/\\[uU]/.test(text)
      ? {
          Scalar(_key, scalar, above) {
            if (typeof scalar.value === 'string' && HALF_CHARACTER.test(scalar.value))
              report(
                () => pathOf([...above, scalar]),
                scalar,
                'a text of whole Unicode characters',
                shown(scalar.value),
              )
          },
        }
      : {}),
  })
  return faults
}

/** Where brackets were left open, keys that stand in what follows may seem to be those of the map. */
function isBroken(document: Document, { range }: YAMLMap): boolean {
  return document.errors.some(({ pos: [at] }) => range != null && at >= range[0] && at <= range[2])
}

/** The key as a part of a path, in which every part has a name. */
export function keyPart(key: unknown): string {
  return keyText(key) ?? (isMerge(key) ? '<<' : '?')
}

function pathOf(nodes: readonly unknown[]): Path {
  return nodes.flatMap((node, index): (string | number)[] => {
    const inner = nodes[index + 1]
    if (isPair(node)) return [keyPart(node.key)]
    return isSeq(node) && inner !== undefined ? [node.items.indexOf(inner)] : []
  })
}

function kindOf(key: unknown): string {
  if (isAlias(key)) return 'an alias'
  return isMap(key) ? 'a map' : isCollection(key) ? 'a list' : 'something else'
}
