import { Kind, print, type TypeNode } from 'graphql'
import type { Deviation } from './deviation.ts'
import type { SdlRule, Types } from './rule.ts'
import { type FieldShape, hasIdKey, namedType, type TypeShape } from './sdl-types.ts'

/** The types the mesh asks a domain for by key, and root: everything of theirs but `id` must be nullable (DESIGN §2.1, rule 3). */
const ENTITIES: ReadonlySet<string> = new Set(['Domain', 'DataProduct', 'OutputPort'])
const ROOT_FIELDS = ['product', 'port', 'ownProducts'] as const
/** Optional to a client, indispensable to the harvest. */
const HARVEST_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'after', 'release'])

const FROM_THE_SDL = '`_service { sdl }` is held against the contract'

/** What a domain's SDL must do to be part of the mesh, whatever it is written in. */
export const SDL_RULES: readonly SdlRule[] = [
  {
    id: 'root-fields',
    gate: true,
    holds: 'the root fields product, port and ownProducts exist',
    checked: FROM_THE_SDL,
    check: (served) => ({
      problems: ROOT_FIELDS.filter((name) => !served.get('Query')?.fields.has(name)).map((name) =>
        at(`Query.${name}`, 'a root field of the contract', 'no such field'),
      ),
    }),
  },
  {
    id: 'entities',
    gate: true,
    holds: 'Domain, DataProduct and OutputPort are entities with the resolvable key "id"',
    checked: FROM_THE_SDL,
    check: (served) => ({
      problems: [...ENTITIES].flatMap((name) => {
        const type = served.get(name)
        if (type === undefined) return [at(`type ${name}`, 'a type of the contract', 'no such type')]
        return hasIdKey(type) ? [] : [at(`type ${name}`, '@key(fields: "id")', 'none')]
      }),
    }),
  },
  {
    id: 'kinds',
    holds: 'a type of the contract that is served is of the same kind',
    checked: FROM_THE_SDL,
    check: (served, contract) => ({
      problems: shared(served, contract)
        .filter(([theirs, ours]) => theirs.kind !== ours.kind)
        .map(([theirs, ours]) => at(ours.name, ours.kind, theirs.kind)),
    }),
  },
  {
    id: 'fields',
    holds: 'a non-null field of a served type is there; a nullable one may be missing, and is null in the mesh then',
    checked: FROM_THE_SDL,
    check: (served, contract) => {
      const missing = shared(served, contract).flatMap(([theirs, ours]) =>
        [...ours.fields].filter(([name]) => !theirs.fields.has(name)).map(([name, field]) => ({ ours, name, field })),
      )
      const required = missing.filter(({ field }) => field.type.kind === Kind.NON_NULL_TYPE)
      const optional = missing.filter(
        ({ ours, field }) => field.type.kind !== Kind.NON_NULL_TYPE && ours.name !== 'Query',
      )
      return {
        problems: required.map(({ ours, name, field }) =>
          at(`${ours.name}.${name}`, print(field.type), 'no such field'),
        ),
        warnings: optional.map(({ ours, name, field }) =>
          at(`${ours.name}.${name}`, print(field.type), 'no such field: null in the mesh'),
        ),
      }
    },
  },
  {
    id: 'types',
    holds:
      'a field has the type of the contract; value types may promise more (non-null), entities and root fields not',
    checked: FROM_THE_SDL,
    check: (served, contract) => ({
      problems: eachSharedField(served, contract).flatMap(({ ours, name, theirField, ourField }) => {
        const strict = ENTITIES.has(ours.name) || ours.name === 'Query'
        const found = print(theirField.type)
        const expected = print(ourField.type)
        if (!isSubtype(theirField.type, ourField.type)) return [at(`${ours.name}.${name}`, expected, found)]
        const promisesMore = theirField.type.kind === Kind.NON_NULL_TYPE && ourField.type.kind !== Kind.NON_NULL_TYPE
        return strict && promisesMore
          ? [at(`${ours.name}.${name}`, expected, `${found}: one failing field would null whole lists`)]
          : []
      }),
    }),
  },
  {
    id: 'arguments',
    gate: true,
    holds:
      'required arguments of the contract, and first, after and release of ownProducts, are accepted with their types; no other is required',
    checked: FROM_THE_SDL,
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
    checked: FROM_THE_SDL,
    check: (served, contract) => ({
      problems: shared(served, contract).flatMap(([theirs, ours]) =>
        ours.kind !== 'enum'
          ? []
          : [...theirs.members]
              .filter((value) => !ours.members.has(value))
              .map((value) => at(`enum ${ours.name}`, [...ours.members].join(', '), `${value} too`)),
      ),
    }),
  },
]

function at(where: string, expected: string, found: string): Deviation {
  return { where, expected, found }
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
): readonly Deviation[] {
  const missing = [...ours.args].flatMap(([name, wanted]) => {
    const found = theirs.args.get(name)
    if (found === undefined) {
      const needed = wanted.type.kind === Kind.NON_NULL_TYPE || indispensable.has(name)
      return needed ? [at(`${where}(${name}:)`, print(wanted.type), 'no such argument')] : []
    }
    return isSubtype(wanted.type, found.type) ? [] : [at(`${where}(${name}:)`, print(wanted.type), print(found.type))]
  })
  const required = [...theirs.args].flatMap(([name, found]) =>
    ours.args.has(name) || found.type.kind !== Kind.NON_NULL_TYPE || found.defaultValue !== undefined
      ? []
      : [at(`${where}(${name}:)`, "no required argument beyond the contract's", print(found.type))],
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
