import type { NodeKey } from '../stores/store.ts'

/**
 * The ports that hold each dataset, by its key: a closure asks a million times, nearly always about what one port holds or
 * none, and such an answer is one look into one array.
 */
export type Holders = {
  /** The port; `NOBODY`; or of several, `SEVERAL` less their place in `shared`. */
  readonly holder: Int32Array
  /** In the order of their ids. */
  readonly shared: readonly (readonly number[])[]
}

type Held = { readonly holders: Holders }

export const NOBODY = -1
export const SEVERAL = -2

export function holdersOf(ports: readonly { readonly nodes: readonly NodeKey[] }[], highest: NodeKey): Holders {
  const holder = new Int32Array(highest + 1).fill(NOBODY)
  const shared: number[][] = []
  for (const [port, { nodes }] of ports.entries()) {
    for (const node of nodes) {
      const known = holder[node] ?? NOBODY
      if (known === NOBODY) holder[node] = port
      else if (known <= SEVERAL) {
        const holders = shared[SEVERAL - known]
        if (holders?.at(-1) !== port) holders?.push(port)
      } else if (known !== port) {
        holder[node] = SEVERAL - shared.length
        shared.push([known, port])
      }
    }
  }
  return { holder, shared }
}

/** The ports that hold a dataset, in the order of their ids. */
export function portsOfNode({ holders: { holder, shared } }: Held, node: NodeKey): readonly number[] {
  const known = holder[node] ?? NOBODY
  if (known === NOBODY) return []
  return known <= SEVERAL ? (shared[SEVERAL - known] ?? []) : [known]
}

export const isHeld = ({ holders: { holder } }: Held, node: NodeKey): boolean => (holder[node] ?? NOBODY) !== NOBODY
