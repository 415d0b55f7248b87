import type { KnownPort, KnownProduct } from './known-domain.ts'
import { bareVersion, type Reference } from './references.ts'

/** Something that a product says it reads: an input, or a contract that only an output's `inputContracts` name. */
export type Declaration = {
  /** `input <name>`, or `contract <id> <version>`: what the product's writer remembers it by. */
  readonly name: string
  /** The input's own name; null for a contract that no input names. */
  readonly input: string | null
  readonly reference: Reference
  /** The outputs made from it. A guess where the output does not say what it is made from, and so from everything. */
  readonly feeds: readonly { readonly port: KnownPort; readonly isGuess: boolean }[]
}

/**
 * What a product reads by its descriptor's word: each input feeds the outputs whose `inputContracts` name it; an output
 * that names none is fed by every input. Inputs first, in their order.
 */
export function declarationsOf(product: KnownProduct): Declaration[] {
  const named = product.ports.flatMap((port) => (port.inputContracts ?? []).map((contract) => ({ port, ...contract })))
  const inputs = product.inputs.map(({ name, version, contractId, portId, dataset }): Declaration => {
    const isNamedBy = (port: KnownPort): boolean =>
      (port.inputContracts ?? []).some(({ id, version: of }) => id === contractId && isVersion(version, of))
    return {
      name: `input ${name}`,
      input: name,
      reference: { version, contractId, portId, dataset },
      feeds: product.ports.flatMap((port) =>
        port.inputContracts === null ? { port, isGuess: true } : isNamedBy(port) ? { port, isGuess: false } : [],
      ),
    }
  })
  const contracts = new Map<string, Declaration>()
  for (const { id, version } of named) {
    const name = `contract ${id} ${version ?? ''}`
    const isInput = inputs.some(({ reference }) => reference.contractId === id && isVersion(reference.version, version))
    if (isInput || contracts.has(name)) continue
    const feeds = named.filter((other) => other.id === id && other.version === version)
    contracts.set(name, {
      name,
      input: null,
      reference: { contractId: id, version, portId: null, dataset: null },
      feeds: feeds.map(({ port }) => ({ port, isGuess: false })),
    })
  }
  return [...inputs, ...contracts.values()]
}

const isVersion = (input: string | null, named: string | null): boolean =>
  input === null || named === null || bareVersion(input) === bareVersion(named)
