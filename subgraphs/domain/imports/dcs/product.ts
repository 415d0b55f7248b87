import { compact, customProperties, UNSAID } from '../native-files.ts'

/** An id may be a URN or a path: its last part is what people call the contract by. */
export function lastPartOf(id: string): string {
  return id.split(/[:/]/).findLast((part) => /[a-z0-9]/i.test(part)) ?? id
}

/** What a product reads, by the datasets that its columns are made from. */
export function inputPorts(
  datasets: Iterable<{ readonly namespace: string; readonly name: string }>,
): readonly { readonly name: string }[] {
  return [...datasets].map((dataset) =>
    compact({
      name: dataset.name,
      version: UNSAID.version,
      contractId: dataset.name,
      customProperties: customProperties({ 'heddle.dataset': dataset }),
    }),
  )
}
