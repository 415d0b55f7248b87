import { buildASTSchema, isEnumType, parse } from 'graphql'
import { expect, it } from 'vitest'
import { CHANGE_EVENTS, EDGE_METHODS } from '../../../schema/changes.ts'
import {
  ARCHETYPES,
  AVAILABILITIES,
  BREACH_POLICIES,
  PORT_KINDS,
  PRODUCT_STATUSES,
  QUALITY_DIMENSIONS,
} from '../../../schema/enums.ts'
import { catalogSdl, domainSdl } from '../../../schema/sdl.ts'

const [schema, catalog] = [domainSdl(), catalogSdl()].map((sdl) =>
  buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true }),
)

it.each([
  ['ProductStatus', PRODUCT_STATUSES],
  ['Archetype', ARCHETYPES],
  ['PortKind', PORT_KINDS],
  ['Availability', AVAILABILITIES],
  ['BreachPolicy', BREACH_POLICIES],
  ['QualityDimension', QUALITY_DIMENSIONS],
])('knows the values of %s as the contract has them', (name, values) => {
  const type = schema?.getType(name)
  expect(isEnumType(type) ? type.getValues().map((value) => value.name) : []).toEqual(values)
})

it.each([
  ['ChangeEvent', CHANGE_EVENTS],
  ['Method', EDGE_METHODS],
])('knows the values of %s as the catalog has them', (name, values) => {
  const type = catalog?.getType(name)
  expect(isEnumType(type) ? type.getValues().map((value) => value.name) : []).toEqual(values)
})
