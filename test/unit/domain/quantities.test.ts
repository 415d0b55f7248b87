import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { portKind } from '../../../subgraphs/domain/descriptors/port-kind.ts'
import {
  canonicalProperty,
  meaningOf,
  nearestProperty,
  readQuantity,
} from '../../../subgraphs/domain/descriptors/quantities.ts'
import { readStatus } from '../../../subgraphs/domain/descriptors/status.ts'

function read(property: string, value: string | number | boolean | null, unit: string | null = null) {
  const quantity = readQuantity(meaningOf(canonicalProperty(property)), value, unit)
  return quantity && [quantity.value, quantity.unit, quantity.text, quantity.comparison]
}

describe('a promised value', () => {
  it.each([
    ['freshness', 'P1D', null, [86_400, 's', 'P1D', null]],
    ['freshness', 'PT60S', null, [60, 's', 'PT60S', null]],
    ['freshness', '15m', null, [900, 's', 'PT15M', null]],
    ['freshness', 3600, 's', [3600, 's', 'PT3600S', null]],
    ['freshness', 3600, null, [3600, 's', 'PT3600S', null]],
    ['freshness', '24 hours', null, [86_400, 's', 'PT24H', null]],
    ['freshness', '< 15m', null, [900, 's', 'PT15M', '<']],
    ['latency', 4, 'd', [345_600, 's', 'P4D', null]],
    ['ly', 250, 'ms', [0.25, 's', 'PT0.25S', null]],
    ['retention', 3, 'y', [94_608_000, 's', 'P3Y', null]],
    ['re', 6, 'months', [15_552_000, 's', 'P6M', null]],
    ['frequency', '1', 'd', [86_400, 's', 'P1D', null]],
    ['freshness', 'soon', null, null],
    ['freshness', 5, 'furlongs', null],
    ['freshness', -5, 's', null],
    ['freshness', true, null, null],
    ['availability', '99.95%', null, [0.9995, 'ratio', '99.95 %', null]],
    ['availability', 99.95, 'percent', [0.9995, 'ratio', '99.95 %', null]],
    ['availability', 99.95, null, [0.9995, 'ratio', '99.95 %', null]],
    ['availability', 0.9995, null, [0.9995, 'ratio', '99.95 %', null]],
    ['availability', 1, null, [1, 'ratio', '100 %', null]],
    ['availability', 1, '%', [0.01, 'ratio', '1 %', null]],
    ['completeness', '>= 99.5%', null, [0.995, 'ratio', '99.5 %', '>=']],
    ['accuracy', 120, 'percent', null],
    ['throughput', 1200, 'events/s', [1200, 'events/s', '1200 events/s', null]],
    ['throughput', 'a lot', null, null],
    ['generalAvailability', '2022-05-12', null, [null, null, '2022-05-12', null]],
    ['timeOfAvailability', '09:00-08:00', null, [null, null, '09:00-08:00', null]],
    ['row_count_consistency', '+/- 5% daily', null, [null, null, '+/- 5% daily', null]],
    ['schemaCompatibility', 'BACKWARD_TRANSITIVE', null, [null, null, 'BACKWARD_TRANSITIVE', null]],
    ['duplicateRate', '<= 0.1 %', null, [0.001, 'ratio', '<= 0.1 %', '<=']],
    ['partitionAge', 'PT2H', null, [7200, 's', 'PT2H', null]],
    ['partitions', 12, 'files', [12, 'files', '12 files', null]],
  ] as const)('of %s written %j %j is read', (property, value, unit, expected) => {
    expect(read(property, value, unit)).toEqual(expected)
  })

  it('of whatever anybody writes is read or refused, never a number that is none', () => {
    const anything = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null))
    fc.assert(
      fc.property(fc.string(), anything, fc.option(fc.string()), (property, value, unit) => {
        const found = readQuantity(meaningOf(canonicalProperty(property)), value, unit)
        return found === null || found.value === null || Number.isFinite(found.value)
      }),
    )
  })
})

describe('names', () => {
  it.each([
    ['ly', 'latency'],
    ['row_count_consistency', 'rowCountConsistency'],
    ['Data-Freshness', 'DataFreshness'],
    ['accuracy_threshold', 'accuracy'],
    ['availability', 'availability'],
  ])('of properties: %s is %s', (written, property) => {
    expect(canonicalProperty(written)).toBe(property)
  })

  it.each([
    ['active', 'ACTIVE'],
    ['Production', 'ACTIVE'],
    ['in_development', 'DRAFT'],
    ['retired', 'RETIRED'],
    ['wobbly', null],
  ])('of statuses: %s is %s', (written, status) => {
    expect(readStatus(written)).toBe(status)
  })
})

describe('the kind of a port', () => {
  const nothing = { declared: null, format: null, portType: null, serverType: null, physicalType: null }

  it.each([
    [{ declared: 'grpc', portType: 'table' }, 'GRPC'],
    [{ format: 'Iceberg', serverType: 's3' }, 'ICEBERG'],
    [{ format: 'parquet', portType: 'iceberg-table' }, 'ICEBERG'],
    [{ portType: 'Kafka Topic' }, 'KAFKA'],
    [{ portType: 'tables', serverType: 'kafka' }, 'TABLE'],
    [{ portType: 'something', serverType: 'kafka' }, 'KAFKA'],
    [{ serverType: 's3', format: 'csv' }, 'FILE'],
    [{ serverType: 'snowflake' }, 'TABLE'],
    [{ serverType: 'api' }, 'REST'],
    [{ serverType: 'kinesis' }, 'OTHER'],
    [{ physicalType: 'topic' }, 'KAFKA'],
    [{ portType: 'carrier pigeon' }, 'OTHER'],
    [{}, null],
  ])('for %j is %s', (hints, kind) => {
    expect(portKind({ ...nothing, ...hints })).toBe(kind)
  })
})

it.each([
  ['freshnes', 'freshness'],
  ['Freshness', 'freshness'],
  ['avialability', 'availability'],
  ['error_rat', 'errorRate'],
  ['uptme', 'availability'],
  ['freshness', null],
  ['data-freshness', null],
  ['av', null],
  ['ab', null],
  ['rowCountConsistency', null],
  ['schemaCompatibility', null],
  ['', null],
])('a property called %j was meant as %j', (written, meant) => {
  expect(nearestProperty(written)).toBe(meant)
})
