import { z } from 'zod'
import { LONGEST_LABEL } from '../../../schema/text-lengths.ts'
import type { Problem } from '../documents.ts'
import { recordOf } from './record.ts'
import { strictObject } from './strict-object.ts'
import type { Path, YamlDocument } from './yaml-document.ts'
import { zodProblems } from './zod-problems.ts'

/**
 * The `heddle.*` properties: what the standards have no place for. ODPS and ODCS carry them as a list `customProperties`
 * of `{property, value}`, the manifest as a map `annotations`.
 */
const text = z.string().min(1)
const texts = z.array(text)
const datasetNameSchema = strictObject({ namespace: text, name: text })
const policy = z.enum(['alert', 'page', 'quarantine', 'ALERT', 'PAGE', 'QUARANTINE'])
const slaValue = z.union([z.string(), z.number(), z.boolean(), z.null()])

const serviceLevelSchema = strictObject({
  id: text.optional(),
  property: text,
  value: slaValue,
  valueExt: z.unknown().optional(),
  unit: text.optional(),
  element: text.optional(),
  driver: z.string().optional(),
  description: z.string().optional(),
  scheduler: z.string().optional(),
  schedule: z.string().optional(),
  breachPolicy: policy.optional(),
})
export type ServiceLevelEntry = z.infer<typeof serviceLevelSchema>

const descriptionSchema = strictObject({
  purpose: z.string().optional(),
  usage: z.string().optional(),
  limitations: z.string().optional(),
})

const HEDDLE_PROPERTIES = {
  'heddle.title': text.max(LONGEST_LABEL),
  'heddle.archetype': z.enum(['source-aligned', 'aggregate', 'consumer-aligned']),
  'heddle.transformation': strictObject({
    engine: text.optional(),
    version: z.union([text, z.number().transform(String)]).optional(),
    description: z.string().optional(),
  }),
  'heddle.serviceLevels': z.array(serviceLevelSchema),
  'heddle.breachPolicy': z.union([policy, recordOf(policy)]),
  'heddle.updatedAt': z.iso.datetime({ offset: true }),
  'heddle.email': text,
  'heddle.owner': text,
  'heddle.status': text,
  'heddle.version': text,
  'heddle.tags': texts,
  'heddle.description': z.union([z.string(), descriptionSchema]),
  'heddle.portId': text,
  'heddle.dataset': datasetNameSchema,
  'heddle.datasets': z.array(datasetNameSchema).min(1),
  'heddle.kind': z.enum(['kafka', 'iceberg', 'delta', 'table', 'file', 'rest', 'grpc', 'graphql', 'other']),
  'heddle.format': text,
  'heddle.location': text,
  'heddle.sampleQueries': texts,
  'heddle.inputContracts': z.array(strictObject({ id: text, version: text.optional() })),
  'heddle.semanticType': text,
} as const

export type HeddleProperty = keyof typeof HEDDLE_PROPERTIES
export type HeddleValue<Name extends HeddleProperty> = z.output<(typeof HEDDLE_PROPERTIES)[Name]>

export interface CustomProperties {
  /** The value, or null when it is not given or (then reported) not right. */
  get<Name extends HeddleProperty>(name: Name): HeddleValue<Name> | null
}

/**
 * Reads the object at `at` for its `heddle.*`. A wrong value, and a name that is not known (a typo would otherwise vanish
 * without a word), are reported to `report`.
 */
export function readCustomProperties(
  document: YamlDocument,
  owner: unknown,
  at: Path,
  report: (problem: Problem) => void,
): CustomProperties {
  const values = new Map<HeddleProperty, unknown>()
  for (const { name, value, path } of entries(owner, at)) {
    if (!name.startsWith('heddle.')) continue
    if (!isKnown(name)) {
      report(document.problem(path, `one of ${Object.keys(HEDDLE_PROPERTIES).join(', ')}`, name))
      continue
    }
    const result = HEDDLE_PROPERTIES[name].safeParse(value)
    if (result.success) values.set(name, result.data)
    else for (const problem of zodProblems(document, result.error, path)) report(problem)
  }
  return { get: <Name extends HeddleProperty>(name: Name) => (values.get(name) ?? null) as HeddleValue<Name> | null }
}

function entries(owner: unknown, at: Path): { name: string; value: unknown; path: Path }[] {
  const { customProperties, annotations } = (owner ?? {}) as { customProperties?: unknown; annotations?: unknown }
  if (Array.isArray(customProperties)) {
    // ODCS 3.0 allows an entry without a name: there is nothing to read in it.
    return customProperties.map(({ property, value }: { property?: string; value: unknown }, index) => ({
      name: property ?? '',
      value,
      path: [...at, 'customProperties', index, 'value'],
    }))
  }
  return Object.entries((annotations as Record<string, unknown> | undefined) ?? {}).map(([name, value]) => ({
    name,
    value,
    path: [...at, 'annotations', name],
  }))
}

function isKnown(name: string): name is HeddleProperty {
  return Object.hasOwn(HEDDLE_PROPERTIES, name)
}
