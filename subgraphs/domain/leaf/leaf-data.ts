import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { z } from 'zod'
import { compareTexts } from '../../../platform/compare-texts.ts'
import { viewType } from '../../../schema/leaf-names.ts'
import type { Context } from '../context.ts'
import { recordOf } from '../descriptors/record.ts'
import { strictObject } from '../descriptors/strict-object.ts'
import { type Mismatch, mismatches } from '../descriptors/zod-problems.ts'
import { valueMismatches } from './leaf-values.ts'

const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const
const queryForm = strictObject({
  from: z.literal('views').optional(),
  value: z.unknown().optional(),
  sortBy: z.string().min(1).optional(),
  where: recordOf(strictObject({ field: z.string().min(1), op: z.enum(OPERATORS) })).optional(),
})
const leafForm = strictObject({
  views: recordOf(recordOf(z.unknown())).optional(),
  queries: recordOf(queryForm).optional(),
})
type LeafForm = z.infer<typeof leafForm>
type QueryForm = z.infer<typeof queryForm>
type Row = Readonly<Record<string, unknown>> & { readonly id: string }
type Resolve = GraphQLFieldResolver<unknown, Context>

/** What a leaf in a folder adds to the schema: data instead of code. */
export interface LeafResolvers {
  readonly views: ReadonlyMap<string, Row>
  /** Type → field → resolver, and `__resolveReference` of the view. */
  readonly resolvers: Readonly<
    Record<string, Readonly<Record<string, Resolve | ((reference: { id: string }) => Row | null)>>>
  >
}

export type LeafDataReading =
  | { readonly ok: true; readonly leaf: LeafResolvers }
  | { readonly ok: false; readonly problems: readonly Mismatch[] }

/** Resolvers that answer from `leaf.yaml`. Names that the leaf's schema does not have are problems, so that a typo shows. */
export function readLeafData(data: unknown, domain: string, schema: GraphQLSchema): LeafDataReading {
  const parsed = leafForm.safeParse(data ?? {})
  if (!parsed.success) return { ok: false, problems: mismatches(parsed.error, data) }
  const view = schema.getType(viewType(domain))
  const problems = [...viewMismatches(parsed.data, view), ...queryMismatches(parsed.data, schema)]
  if (problems.length > 0) return { ok: false, problems }
  const views = new Map<string, Row>()
  for (const [key, fields] of Object.entries(parsed.data.views ?? {})) {
    const id = key.includes('/') ? key : `${domain}/${key}`
    views.set(id, { ...fields, id })
  }
  const viewResolvers = isObjectType(view)
    ? { [view.name]: { ...entityFields(view), __resolveReference: ({ id }: { id: string }) => views.get(id) ?? null } }
    : {}
  const root = schema.getQueryType()
  const queries = Object.entries(parsed.data.queries ?? {}).map(
    ([name, query]) => [name, rootField(query, views, root?.getFields()[name]?.type)] as const,
  )
  return {
    ok: true,
    leaf: {
      views,
      resolvers: { ...viewResolvers, ...(queries.length > 0 ? { Query: Object.fromEntries(queries) } : {}) },
    },
  }
}

function viewMismatches({ views = {} }: LeafForm, view: unknown): readonly Mismatch[] {
  return Object.entries(views).flatMap(([product, fields]) => {
    const path = ['views', product]
    if (isObjectType(view)) return valueMismatches(view, fields, path)
    return [{ path, expected: 'a view in leaf.graphql, for the fields to belong to', found: 'none' }]
  })
}

function queryMismatches({ queries = {} }: LeafForm, schema: GraphQLSchema): readonly Mismatch[] {
  const known = schema.getQueryType()?.getFields() ?? {}
  return Object.entries(queries).flatMap(([name, { value }]) => {
    const type = known[name]?.type
    if (type === undefined) return [{ path: ['queries', name], expected: 'a root field of leaf.graphql', found: name }]
    return valueMismatches(isNonNullType(type) ? type.ofType : type, value, ['queries', name, 'value'])
  })
}

/** Fields that lead to an entity hold its id in the data. */
function entityFields(type: GraphQLObjectType): Record<string, Resolve> {
  return Object.fromEntries(
    Object.values(type.getFields()).flatMap(({ name, type: fieldType }): [string, Resolve][] =>
      isObjectType(getNamedType(fieldType)) && name !== 'id'
        ? [[name, (row, _args, context) => entities(fieldType, (row as Row)[name], context)]]
        : [],
    ),
  )
}

/** Ids become what they are ids of: whole where this domain has it, else the id alone for its owner to fill. */
function entities(type: GraphQLOutputType, value: unknown, { served }: Context): unknown {
  const named = getNamedType(type)
  if (!isObjectType(named)) return value
  const { name } = named
  const one = (item: unknown): unknown => {
    if (typeof item !== 'string') return item
    if (name === 'DataProduct') return served.snapshot.productById.get(item) ?? { id: item }
    if (name === 'OutputPort') return served.snapshot.portById.get(item) ?? { id: item }
    return { id: item }
  }
  return Array.isArray(value) ? value.map(one) : one(value)
}

function rootField(
  { value, sortBy, where = {} }: QueryForm,
  views: ReadonlyMap<string, Row>,
  type: GraphQLOutputType | undefined,
): Resolve {
  if (type === undefined) return () => null
  return (_source, args: Readonly<Record<string, unknown>>, context) => {
    if (value !== undefined) return limited(entities(type, value, context), args)
    const conditions = Object.entries(where).filter(
      ([argument]) => args[argument] !== undefined && args[argument] !== null,
    )
    const rows = [...views.values()].filter((row) =>
      conditions.every(([argument, { field, op }]) => compares(row[field], op, args[argument])),
    )
    const sorted = sortBy === undefined ? rows : rows.toSorted(bySortKey(sortBy))
    const chosen =
      getNamedType(type).name === 'DataProduct'
        ? entities(
            type,
            sorted.map(({ id }) => id),
            context,
          )
        : sorted
    return isList(type) ? limited(chosen, args) : (chosen as unknown[])[0]
  }
}

function limited(value: unknown, { first }: Readonly<Record<string, unknown>>): unknown {
  return Array.isArray(value) && typeof first === 'number' ? value.slice(0, Math.max(0, first)) : value
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}

function bySortKey(sortBy: string): (a: Row, b: Row) => number {
  const falling = sortBy.startsWith('-')
  const field = falling ? sortBy.slice(1) : sortBy
  return (a, b) => (falling ? -order(a[field], b[field]) : order(a[field], b[field])) || compareTexts(a.id, b.id)
}

function compares(left: unknown, op: (typeof OPERATORS)[number], right: unknown): boolean {
  if (op === '=') return left === right
  if (op === '!=') return left !== right
  if (left === undefined || left === null) return false
  const way = order(left, right)
  return op === '<' ? way < 0 : op === '<=' ? way <= 0 : op === '>' ? way > 0 : way >= 0
}

function order(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a ?? ''), String(b ?? ''))
}
