import type { Field } from '../source.ts'
import { type DatasetNaming, relationOf } from './datasets.ts'
import { entriesAt, mapAt, textAt } from './fields.ts'
import { readOwner } from './models.ts'
import type { DbtOwner, DbtRelation } from './project.ts'

/** What reads the project and offers nothing: a dashboard, a notebook. */
export interface DbtExposure {
  readonly place: Field
  readonly name: string
  readonly type: string
  readonly label: string | null
  readonly description: string | null
  readonly url: string | null
  readonly owner: DbtOwner | null
  readonly reads: readonly ExposureRead[]
}

/** An output port where it is one; else a table, which is the inside of a product but what the exposure reads all the same. */
export interface ExposureRead {
  readonly uniqueId: string
  readonly isPort: boolean
  readonly relation: DbtRelation | null
}

interface ExposureInput {
  readonly root: Field
  readonly parents: (id: string) => readonly string[]
  readonly isPort: (id: string) => boolean
  readonly nodes: ReadonlyMap<string, Field>
  readonly sources: ReadonlyMap<string, Field>
  readonly naming: DatasetNaming
  readonly adapter: string | null
}

export function readExposures(input: ExposureInput): readonly DbtExposure[] {
  return entriesAt(input.root, 'exposures').map(([id, place]) => ({
    place: withoutRepetition(place),
    name: textAt(place, 'name') ?? id,
    type: textAt(place, 'type') ?? 'exposure',
    label: textAt(place, 'label'),
    description: textAt(place, 'description'),
    url: textAt(place, 'url'),
    owner: readOwner(place),
    reads: tablesBelow(id, input),
  }))
}

/** What dbt writes is what is enabled, and its `config` says once more what stands above. */
function withoutRepetition(place: Field): Field {
  const config = mapAt(place, 'config')
  config.take('enabled')
  for (const key of ['meta', 'tags']) if (isSame(config.value, place.value, key)) config.take(key)
  return place
}

function isSame(a: unknown, b: unknown, key: string): boolean {
  const [left, right] = [a, b].map((owner) => JSON.stringify((owner as Record<string, unknown> | undefined)?.[key]))
  return left === right
}

/** Metrics and semantic models are no tables: an exposure of them reads the models that they are defined on. */
function tablesBelow(
  id: string,
  { parents, isPort, nodes, sources, naming, adapter }: ExposureInput,
): readonly ExposureRead[] {
  const reads: ExposureRead[] = []
  const queue = [...parents(id)]
  const seen = new Set<string>()
  for (const parent of queue) {
    if (seen.has(parent)) continue
    seen.add(parent)
    const table = nodes.get(parent) ?? sources.get(parent)
    if (table === undefined) queue.push(...parents(parent))
    else reads.push({ uniqueId: parent, isPort: isPort(parent), relation: relationOf(table, naming, adapter) })
  }
  return reads
}
