import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildASTSchema,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { catalogSdl, domainSdl, lineageSdl } from '../../../schema/sdl.ts'

const CONTRACTS = { domain: domainSdl(), catalog: catalogSdl(), lineage: lineageSdl() }
const names = Object.keys(CONTRACTS) as (keyof typeof CONTRACTS)[]

describe('the contract', () => {
  it.each(names)('of %s breaks nobody who relies on what was first published', (name) => {
    const before = schemaOf(`${baseline('shared')}\n${baseline(name)}`)
    const after = schemaOf(CONTRACTS[name])
    expect(findBreakingChanges(before, after)).toEqual([])
    const changed = findDangerousChanges(before, after).filter((change) => change.type === 'ARG_DEFAULT_VALUE_CHANGE')
    expect(changed).toEqual([])
  })

  it.each(names)('of %s lets no failed part null the data of another', (name) => {
    expect(required(schemaOf(CONTRACTS[name]))).toEqual([])
  })

  it('is told apart from one with a required field where a failure must stay local', () => {
    const sdl = 'type Query { a: A! } type A @key(fields: "id") { id: ID! name: String! b: B } type B { c: Int! }'
    expect(required(schemaOf(sdl))).toEqual(['Query.a', 'A.name'])
  })
})

function baseline(name: string): string {
  return readFileSync(join(import.meta.dirname, 'baseline', `${name}.graphql`), 'utf8')
}

/** The federation directives are left undefined: only the shape is looked at. */
function schemaOf(sdl: string): GraphQLSchema {
  return buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true })
}

/** Required root fields, and required fields of entities other than their id: one dead subgraph would null whole lists. */
function required(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType()]
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => roots.includes(type) || type.astNode?.directives?.some(({ name }) => name.value === 'key'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => field.name !== 'id' && isNonNullType(field.type))
    .map(({ type, field }) => `${type.name}.${field.name}`)
}
