import type { ConsumerRead, ImportedConsumer, NotCarried } from '../importer.ts'
import type { DbtExposure } from './exposures.ts'
import type { PortPlace } from './products.ts'

/** The most that lineage takes for a reason. */
const LONGEST_REASON = 4_000

export interface Consumers {
  readonly consumers: readonly ImportedConsumer[]
  readonly notCarried: readonly NotCarried[]
}

/** Exposures as what lineage registers. What one reads that is neither a port nor a table with a name of its own is listed. */
export function consumersOf(
  exposures: readonly DbtExposure[],
  project: string | null,
  ports: ReadonlyMap<string, PortPlace>,
): Consumers {
  const notCarried: NotCarried[] = []
  const consumers = exposures.map((exposure): ImportedConsumer => {
    const { name, type, label, url, owner, description, place } = exposure
    const reads = exposure.reads.flatMap(({ uniqueId, relation }): ConsumerRead[] => {
      const port = ports.get(uniqueId)
      if (port !== undefined) return [port]
      if (relation?.dataset) return [{ dataset: relation.dataset }]
      const at = place.child('depends_on').place()
      const why =
        'no output port, and without a namespace (the option `namespace`) its table has no name that lineage knows'
      notCarried.push({ ...at, value: uniqueId, why })
      return []
    })
    const reason = `An exposure of the dbt project ${project ?? 'imported'}${description ? `: ${description}` : ''}`
    if (reason.length > LONGEST_REASON)
      notCarried.push({
        ...place.child('description').place(),
        value: `${reason.length} characters`,
        why: `a consumer’s reason has at most ${LONGEST_REASON}: the rest is cut`,
      })
    return {
      namespace: `dbt://${project ?? 'project'}`,
      name,
      kind: type,
      label,
      owner: owner === null || (owner.name ?? owner.email) === null ? null : { name: owner.name, email: owner.email },
      url,
      reason: reason.slice(0, LONGEST_REASON),
      reads,
    }
  })
  return { consumers, notCarried }
}
