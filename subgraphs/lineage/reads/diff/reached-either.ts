import type { Breathe } from '../../breathe.ts'
import type { Closure, NodeKey } from '../../stores/store.ts'

/** Nodes of the store, to go over and to look up. */
export type NodeSet = { readonly keys: Int32Array; readonly has: (key: NodeKey) => boolean }

/** One moment's part: where it starts, and what is reached from there. */
export type Reach = { readonly start: readonly NodeKey[]; readonly closure: Closure }

/** What is reached at either of two moments, the starts included. A byte a node: a hub reaches a million. */
export async function reachedAtEither(sides: readonly Reach[], highest: NodeKey, breathe: Breathe): Promise<NodeSet> {
  const member = new Uint8Array(highest + 1)
  let size = 0
  const add = (key: NodeKey): void => {
    if (member[key] !== 0) return
    member[key] = 1
    size++
  }
  for (const { start, closure } of sides) {
    for (const key of start) add(key)
    for (const level of closure.levels) {
      for (const key of level) add(key)
      await breathe()
    }
  }
  const keys = new Int32Array(size)
  let next = 0
  for (let key = 0; key < member.length; key++) if (member[key] === 1) keys[next++] = key
  return { keys, has: (key) => member[key] === 1 }
}
