import { buildASTSchema, isEnumType, parse } from 'graphql'
import { expect, it } from 'vitest'
import {
  ARCHETYPES,
  AVAILABILITIES,
  BREACH_POLICIES,
  PORT_KINDS,
  PRODUCT_STATUSES,
  QUALITY_DIMENSIONS,
} from '../../../schema/enums.ts'
import { domainSdl } from '../../../schema/sdl.ts'

const schema = buildASTSchema(parse(domainSdl()), { assumeValid: true, assumeValidSDL: true })

it.each([
  ['ProductStatus', PRODUCT_STATUSES],
  ['Archetype', ARCHETYPES],
  ['PortKind', PORT_KINDS],
  ['Availability', AVAILABILITIES],
  ['BreachPolicy', BREACH_POLICIES],
  ['QualityDimension', QUALITY_DIMENSIONS],
])('knows the values of %s as the contract has them', (name, values) => {
  const type = schema.getType(name)
  expect(isEnumType(type) ? type.getValues().map((value) => value.name) : []).toEqual(values)
})
