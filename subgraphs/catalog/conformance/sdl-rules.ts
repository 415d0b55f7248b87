import { Kind, print, type TypeNode } from 'graphql'
import { type FieldShape, hasIdKey, namedType, type TypeShape } from './sdl-types.ts'

/** The types the mesh asks a domain for by key, and root: everything of theirs but `id` must be nullable (DESIGN §2.1, rule 3). */
const ENTITIES: ReadonlySet<string> = new Set(['Domain', 'DataProduct', 'OutputPort'])
const ROOT_FIELDS = ['product', 'port', 'ownProducts'] as const
/** Optional to a client, indispensable to the harvest. */
const HARVEST_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'after', 'release'])

export interface ConformanceReport {
  /** Any of these refuses a publish. */
  readonly problems: readonly string[]
  /** What the domain does not serve, and need not: the mesh answers null there. */
  readonly warnings: readonly string[]
}

interface Rule {
  readonly id: string
  /** What must hold, for the reader of the list. */
  readonly holds: string
  check(served: Types, contract: Types): Partial<ConformanceReport>
}
type Types = ReadonlyMap<string, TypeShape>

/**
 * What a domain's SDL must do to be part of the mesh, whatever it is written in. The list is the documentation
 * (docs/own-subgraph.md shows it); the step `probe` that follows asks the running server (`publish-steps.ts`).
 */
export const CONFORMANCE_RULES: readonly Rule[] = [
  {
    id: 'root-fields',
    holds: 'the root fields product, port and ownProducts exist',
    check: (served) => ({
      problems: ROOT_FIELDS.filter((name) => !served.get('Query')?.fields.has(name)).map(
        (name) => `Query.${name}: expected by the contract, not served`,
      ),
    }),
  },
  {
    id: 'entities',
    holds: 'Domain, DataProduct and OutputPort are entities with the resolvable key "id"',
    check: (served) => ({
      problems: [...ENTITIES].flatMap((name) => {
        const type = served.get(name)
        if (type === undefined) return [`type ${name}: expected by the contract, not served`]
        return hasIdKey(type) ? [] : [`type ${name}: expected @key(fields: "id"), found none`]
      }),
    }),
  },
  {
    id: 'kinds',
    holds: 'a type of the contract that is served is of the same kind',
    check: (served, contract) => ({
      problems: shared(served, contract)
        .filter(([theirs, ours]) => theirs.kind !== ours.kind)
        .map(([theirs, ours]) => `${ours.name}: expected ${ours.kind}, found ${theirs.kind}`),
    }),
  },
  {
    id: 'fields',
    holds: 'a non-null field of a served type is there; a nullable one may be missing, and is null in the mesh then',
    check: (served, contract) => {
      const missing = shared(served, contract).flatMap(([theirs, ours]) =>
        [...ours.fields].filter(([name]) => !theirs.fields.has(name)).map(([name, field]) => ({ ours, name, field })),
      )
      const required = missing.filter(({ field }) => field.type.kind === Kind.NON_NULL_TYPE)
      const optional = missing.filter(
        ({ ours, field }) => field.type.kind !== Kind.NON_NULL_TYPE && ours.name !== 'Query',
      )
      return {
        problems: required.map(
          ({ ours, name, field }) => `${ours.name}.${name}: expected ${print(field.type)}, found no such field`,
        ),
        warnings: optional.map(({ ours, name }) => `${ours.name}.${name}: not served, null in the mesh`),
      }
    },
  },
  {
    id: 'types',
    holds:
      'a field has the type of the contract; value types may promise more (non-null), entities and root fields not',
    check: (served, contract) => ({
      problems: eachSharedField(served, contract).flatMap(({ ours, name, theirField, ourField }) => {
        const strict = ENTITIES.has(ours.name) || ours.name === 'Query'
        const found = print(theirField.type)
        const expected = print(ourField.type)
        if (!isSubtype(theirField.type, ourField.type))
          return [`${ours.name}.${name}: expected ${expected}, found ${found}`]
        const promisesMore = theirField.type.kind === Kind.NON_NULL_TYPE && ourField.type.kind !== Kind.NON_NULL_TYPE
        return strict && promisesMore
          ? [`${ours.name}.${name}: expected ${expected}, found ${found}: one failing field would null whole lists`]
          : []
      }),
    }),
  },
  {
    id: 'arguments',
    holds:
      'required arguments of the contract, and first, after and release of ownProducts, are accepted with their types; no other is required',
    check: (served, contract) => ({
      problems: eachSharedField(served, contract).flatMap(({ ours, name, theirField, ourField }) =>
        argumentProblems(
          `${ours.name}.${name}`,
          theirField,
          ourField,
          name === 'ownProducts' ? HARVEST_ARGUMENTS : NONE,
        ),
      ),
    }),
  },
  {
    id: 'enums',
    holds: 'an enum has no value that the contract lacks: the mesh could not pass it on',
    check: (served, contract) => ({
      problems: shared(served, contract).flatMap(([theirs, ours]) =>
        ours.kind !== 'enum'
          ? []
          : [...theirs.members]
              .filter((value) => !ours.members.has(value))
              .map((value) => `enum ${ours.name}: expected ${[...ours.members].join(', ')}, found ${value} too`),
      ),
    }),
  },
]

/** Holds what a domain serves against the contract; all findings at once. */
export function checkConformance(served: Types, contract: Types): ConformanceReport {
  const reports = CONFORMANCE_RULES.map((rule) => rule.check(served, contract))
  return {
    problems: reports.flatMap((report) => report.problems ?? []),
    warnings: reports.flatMap((report) => report.warnings ?? []),
  }
}

/** Pairs of (served, contract) for the types both have. */
function shared(served: Types, contract: Types): readonly (readonly [TypeShape, TypeShape])[] {
  return [...contract.values()].flatMap((ours) => {
    const theirs = served.get(ours.name)
    return theirs === undefined ? [] : [[theirs, ours] as const]
  })
}

function eachSharedField(served: Types, contract: Types) {
  return shared(served, contract).flatMap(([theirs, ours]) =>
    [...ours.fields].flatMap(([name, ourField]) => {
      const theirField = theirs.fields.get(name)
      return theirField === undefined ? [] : [{ ours, name, theirField, ourField }]
    }),
  )
}

const NONE: ReadonlySet<string> = new Set()

function argumentProblems(
  where: string,
  theirs: FieldShape,
  ours: FieldShape,
  indispensable: ReadonlySet<string>,
): readonly string[] {
  const missing = [...ours.args].flatMap(([name, wanted]) => {
    const found = theirs.args.get(name)
    if (found === undefined) {
      const needed = wanted.type.kind === Kind.NON_NULL_TYPE || indispensable.has(name)
      return needed ? [`${where}(${name}:): expected ${print(wanted.type)}, found no such argument`] : []
    }
    return isSubtype(wanted.type, found.type)
      ? []
      : [`${where}(${name}:): expected ${print(wanted.type)}, found ${print(found.type)}`]
  })
  const required = [...theirs.args].flatMap(([name, found]) =>
    ours.args.has(name) || found.type.kind !== Kind.NON_NULL_TYPE || found.defaultValue !== undefined
      ? []
      : [`${where}(${name}:): expected no required argument beyond the contract's, found ${print(found.type)}`],
  )
  return [...missing, ...required]
}

/** Whether a value of type `a` is always one of type `b`: equal but for promises of non-null that `a` may add. */
function isSubtype(a: TypeNode, b: TypeNode): boolean {
  if (a.kind === Kind.NON_NULL_TYPE) return isSubtype(a.type, b.kind === Kind.NON_NULL_TYPE ? b.type : b)
  if (b.kind === Kind.NON_NULL_TYPE) return false
  if (a.kind === Kind.LIST_TYPE || b.kind === Kind.LIST_TYPE)
    return a.kind === Kind.LIST_TYPE && b.kind === Kind.LIST_TYPE && isSubtype(a.type, b.type)
  return namedType(a) === namedType(b)
}
