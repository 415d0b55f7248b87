import { type Document, isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Node, visit } from 'yaml'
import { shown } from './places.ts'
import type { YamlFault } from './yaml-fault.ts'
import { MAX } from './yaml-guard.ts'
import { isMerge, keyPart } from './yaml-keys.ts'

/** Beyond this, aliases multiply rather than spare writing ("billion laughs"). */
const MAX_ALIASES = 100

/** What an alias may stand for. */
interface Anchored {
  readonly node: Node
  /** Not at its end yet: an alias of it would be a part of itself. */
  open: boolean
  /** How often an alias stands for it. */
  uses: number
  /** The most often that anything in it is unfolded. */
  inner: number
  /** How many nodes it is, and how many levels of them, with its aliases unfolded. */
  size: number
  height: number
}
type Measure = Pick<Anchored, 'inner' | 'size' | 'height'>

const NOTHING: Measure = { inner: 1, size: 1, height: 0 }

/**
 * Aliases that cannot stand for what they name, or that unfold to more than anybody reads. A value that holds itself would be no
 * JSON; whatever walks it would not come back.
 */
export function aliasFaults(document: Document): readonly YamlFault[] {
  const faults: YamlFault[] = []
  const anchors = new Map<string, Anchored>()
  const path: (string | number)[] = []
  let unfolded = 0
  let goesTooFar = false
  measure(document.contents, 0)
  return faults

  function report(node: unknown, expected: string, found: string): void {
    const here = [...path]
    faults.push({ offset: (node as Node | null)?.range?.[0] ?? 0, path: () => here, expected, found })
  }

  function measure(node: unknown, depth: number): Measure {
    if (isAlias(node)) return standsFor(node, depth)
    if (!isCollection(node) && !isScalar(node)) return NOTHING
    const anchored: Anchored = { node, open: true, uses: 0, ...NOTHING }
    if (node.anchor !== undefined) anchors.set(node.anchor, anchored)
    if (isCollection(node)) {
      node.items.forEach((item, index) => {
        const measured = isPair(item) ? ofPair(item, depth) : at(index, item, depth)
        anchored.inner = Math.max(anchored.inner, measured.inner)
        anchored.size += measured.size
        anchored.height = Math.max(anchored.height, measured.height + 1)
      })
    }
    anchored.open = false
    return anchored
  }

  function ofPair({ key, value }: { key: unknown; value: unknown }, depth: number): Measure {
    // An alias that is a key is refused as such; an anchor there is one like any other.
    if (!isAlias(key)) measure(key, depth)
    if (isMerge(key)) checkMerge(value)
    return at(keyPart(key), value, depth)
  }

  function at(part: string | number, node: unknown, depth: number): Measure {
    path.push(part)
    const measured = measure(node, depth + 1)
    path.pop()
    return measured
  }

  function standsFor(alias: Node & { source: string }, depth: number): Measure {
    const source = anchors.get(alias.source)
    const written = `*${alias.source}`
    if (source === undefined) report(alias, `an alias of something that stands before it (&${alias.source})`, written)
    else if (source.open) report(alias, 'a value that does not hold itself', `${written} inside of what it stands for`)
    if (source === undefined || source.open) return NOTHING
    source.uses += 1
    unfolded += source.size
    const inner = source.uses * source.inner
    if (goesTooFar) return NOTHING
    goesTooFar = true
    if (inner > MAX_ALIASES) report(alias, `at most ${MAX_ALIASES} uses of aliases`, 'more')
    else if (unfolded > MAX.tokens) report(alias, `at most ${MAX.tokens} values with all aliases unfolded`, 'more')
    else if (depth + source.height > MAX.depth) report(alias, `at most ${MAX.depth} levels of nesting`, 'more')
    else goesTooFar = false
    return { inner, size: source.size, height: source.height }
  }

  function checkMerge(value: unknown): void {
    for (const part of isSeq(value) ? value.items : [value]) {
      const source = isAlias(part) ? anchors.get(part.source)?.node : part
      if (source !== undefined && !isMap(source))
        report(part, 'a map to merge, or a list of maps', isAlias(part) ? `*${part.source}` : shown(part))
    }
  }
}

/** What each alias stands for: the last before it that has the name. */
export function aliasTargets(document: Document): ReadonlyMap<unknown, Node> {
  const named = new Map<string, Node>()
  const targets = new Map<unknown, Node>()
  visit(document, {
    Node(_key, node) {
      const target = isAlias(node) ? named.get(node.source) : undefined
      if (target !== undefined) targets.set(node, target)
      else if (!isAlias(node) && node.anchor !== undefined) named.set(node.anchor, node)
    },
  })
  return targets
}
