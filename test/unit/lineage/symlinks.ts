import { minute } from './harness.ts'

const SPEC = 'https://openlineage.io/spec'
const PRODUCER = { _producer: 'https://example.org', producer: 'https://example.org/producer' }

/** A `DatasetEvent` about a dataset of namespace `db`: other names of it, and the names of its fields. */
export function datasetEvent(
  name: string,
  symlinks: readonly string[] = [],
  { fields = [] as readonly string[], at = 0 } = {},
): Record<string, unknown> {
  const facet = (schema: string, rest: object) => ({
    _producer: PRODUCER._producer,
    _schemaURL: `${SPEC}/facets/${schema}`,
    ...rest,
  })
  const identifiers = symlinks.map((other) => ({ namespace: 'db', name: other, type: 'TABLE' }))
  const facets = {
    ...(symlinks.length === 0
      ? {}
      : { symlinks: facet('1-0-1/SymlinksDatasetFacet.json#/$defs/SymlinksDatasetFacet', { identifiers }) }),
    ...(fields.length === 0
      ? {}
      : {
          schema: facet('1-1-1/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet', {
            fields: fields.map((field) => ({ name: field })),
          }),
        }),
  }
  return {
    eventTime: minute(at),
    producer: PRODUCER.producer,
    schemaURL: `${SPEC}/2-0-2/OpenLineage.json#/$defs/DatasetEvent`,
    dataset: { namespace: 'db', name, facets },
  }
}
