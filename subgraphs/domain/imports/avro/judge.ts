import { isMap } from '../marks.ts'
import type { Field } from '../source.ts'
import { fullName, isFullName, isName, isNamedKind, type NamedType, namespaceIn, namespaceOf } from './names.ts'
import { PRIMITIVES } from './primitives.ts'

const WORD = 'a name of letters A–Z and a–z, digits and _, the first no digit (Avro, “Names”)'

/** What the Avro specification (1.11) has against a schema, wherever in it: also in the parts that are kept as they are. */
export function judgeAvro(root: Field, types: ReadonlyMap<string, NamedType>): void {
  judge(root, undefined)

  function judge(schema: Field, namespace: string | undefined): void {
    if (Array.isArray(schema.value)) judgeUnion(schema, namespace)
    else if (isMap(schema.value)) judgeDefinition(schema, namespace)
    else if (typeof schema.value === 'string') {
      if (!isKnown(schema.value, namespace))
        schema.problem('a type of Avro, or the name of one that this schema defines')
    } else if (schema.isGiven) schema.problem('a type of Avro')
    else schema.problem('an Avro type', 'nothing')
  }

  function isKnown(name: string, namespace: string | undefined): boolean {
    return name === 'null' || PRIMITIVES.has(name) || types.has(fullName(name, namespace)) || types.has(name)
  }

  function judgeUnion(schema: Field, namespace: string | undefined): void {
    const branches = schema.items()
    const kinds = branches.map((branch) => kindOf(branch, namespace))
    if (branches.length === 0) schema.problem('a union of at least one type')
    for (const [index, branch] of branches.entries()) {
      judge(branch, namespace)
      if (Array.isArray(branch.value)) branch.problem('no union right within a union')
      else if (kinds[index] !== undefined && kinds.indexOf(kinds[index]) < index)
        branch.problem('each type once in a union')
    }
  }

  function judgeDefinition(schema: Field, namespace: string | undefined): void {
    const kind = schema.child('type')
    const inside = isNamedKind(kind.value) ? judgeName(schema, namespace) : namespace
    if (kind.value === 'record' || kind.value === 'error') judgeFields(schema, inside)
    else if (kind.value === 'enum') judgeSymbols(schema)
    else if (kind.value === 'array') judge(schema.child('items'), namespace)
    else if (kind.value === 'map') judge(schema.child('values'), namespace)
    else if (kind.value === 'fixed') {
      const size = schema.child('size')
      if (!Number.isInteger(size.value) || Number(size.value) < 0) size.problem('a number of bytes')
    } else judge(kind, namespace)
  }

  /** The namespace of what the type holds. */
  function judgeName(schema: Field, enclosing: string | undefined): string | undefined {
    const [name, namespace, aliases] = ['name', 'namespace', 'aliases'].map((key) => schema.child(key)) as [
      Field,
      Field,
      Field,
    ]
    if (name.needed() !== '' && !isFullName(name.value)) name.problem(WORD)
    if (namespace.isGiven && namespace.value !== '' && !isFullName(namespace.value)) namespace.problem(WORD)
    judgeAliases(aliases)
    return namespaceIn(fullName(String(name.value), namespaceOf(schema, enclosing)))
  }

  function judgeFields(schema: Field, namespace: string | undefined): void {
    const fields = schema.child('fields')
    if (!Array.isArray(fields.value)) fields.problem('a list of fields')
    const names = new Set<unknown>()
    for (const field of Array.isArray(fields.value) ? fields.items() : []) {
      const name = field.map().child('name')
      if (name.needed() !== '' && !isName(name.value)) name.problem(WORD)
      else if (names.has(name.value)) name.problem('a name of its own among the fields of the record')
      if (name.isGiven) names.add(name.value)
      judgeAliases(field.child('aliases'))
      judge(field.child('type'), namespace)
    }
  }
}

function judgeSymbols(schema: Field): void {
  const symbols = schema.child('symbols')
  if (!Array.isArray(symbols.value)) symbols.problem('a list of symbols')
  const given: readonly unknown[] = Array.isArray(symbols.value) ? symbols.value : []
  for (const [index, symbol] of given.length === 0 ? [] : symbols.items().entries()) {
    if (!isName(symbol.value)) symbol.problem(WORD)
    else if (given.indexOf(symbol.value) < index) symbol.problem('each symbol once')
  }
  const byDefault = schema.child('default')
  if (byDefault.isGiven && !given.includes(byDefault.value)) byDefault.problem('one of the symbols')
}

function judgeAliases(aliases: Field): void {
  for (const alias of aliases.items()) if (!isFullName(alias.value)) alias.problem(WORD)
}

/** What may stand once in a union; undefined for what is no type. */
function kindOf(branch: Field, namespace: string | undefined): string | undefined {
  const kind = isMap(branch.value) ? branch.child('type').value : branch.value
  if (typeof kind !== 'string') return undefined
  const named = isNamedKind(kind) ? branch.child('name').value : kind
  if (typeof named !== 'string') return undefined
  const isPlain = !isNamedKind(kind) && (named === 'null' || PRIMITIVES.has(named) || /^(array|map)$/.test(named))
  return isPlain ? named : fullName(named, isMap(branch.value) ? namespaceOf(branch, namespace) : namespace)
}
