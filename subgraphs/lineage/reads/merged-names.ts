import type { Directory } from '../ledger/directory.ts'
import type { MeshCopy } from '../mesh/copy.ts'
import { holdersOf, isHeld } from '../mesh/holders.ts'
import type { Instant, NodeKey, TimeView } from '../stores/store.ts'

/** The names that nodes had before they were found to be one: the one that survived, and the others. */
export type MergedNames = {
  readonly final: (key: NodeKey) => NodeKey
  /** All that are one with any of these, themselves included, each once. */
  readonly all: (keys: Iterable<NodeKey>) => readonly NodeKey[]
  /** By the name that survived, all that are one with it, itself first. */
  readonly groups: ReadonlyMap<NodeKey, readonly NodeKey[]>
}

/** Null where every node has but one name in what is seen. */
export type NamesIn = (view: TimeView) => MergedNames | null

/**
 * What is open moved to the surviving name when two were found to be one; what had ended before stayed where it was. So a view
 * of what is open knows one name a node, and one of what held at some moment may know several.
 */
export function createNamesIn(directory: Directory): NamesIn {
  const known = new Map<Instant, MergedNames | null>()
  return ({ asOf, knownAt }) => {
    if (asOf === null) return null
    const moment = knownAt ?? Number.POSITIVE_INFINITY
    const found = known.get(moment)
    if (found !== undefined) return found
    const names = namesAt(directory, moment)
    known.set(moment, names)
    return names
  }
}

function namesAt(directory: Directory, knownAt: Instant): MergedNames | null {
  const final = (key: NodeKey): NodeKey => directory.finalAt(key, knownAt)
  const groups = new Map<NodeKey, NodeKey[]>()
  for (const key of directory.mergedNodes()) {
    const surviving = final(key)
    if (surviving === key) continue
    const group = groups.get(surviving)
    if (group) group.push(key)
    else groups.set(surviving, [surviving, key])
  }
  if (groups.size === 0) return null
  const all = (keys: Iterable<NodeKey>): readonly NodeKey[] => {
    const found = new Set<NodeKey>()
    for (const key of keys) {
      const surviving = final(key)
      for (const name of groups.get(surviving) ?? [surviving]) found.add(name)
    }
    return [...found]
  }
  return { final, all, groups }
}

/** Who holds what by the names that survived: a claim that had ended by the merge is one on the other name. */
export function withSurvivingNames(copy: MeshCopy, { final, groups }: MergedNames): MeshCopy {
  const [...survivors] = groups.keys()
  const isHeldByAnother = [...groups.values()].some(([, ...others]) => others.some((key) => isHeld(copy, key)))
  if (!isHeldByAnother) return copy
  const ports = copy.ports.map((port) => ({ ...port, nodes: [...new Set(port.nodes.map(final))] }))
  const highest = survivors.reduce((most, key) => Math.max(most, key), copy.holders.holder.length - 1)
  return { ...copy, ports, holders: holdersOf(ports, highest) }
}
