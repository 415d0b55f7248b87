import type { CompiledRoot } from './compile-slice.ts'
import { ID_ALIAS } from './entities-field.ts'
import { isQuoted, notServed, type RouterError, unavailable } from './errors.ts'
import { isRecord } from './shape.ts'
import {
  completionRun,
  quoteAll,
  reportAt,
  type SliceAnswer,
  type SliceError,
  type SliceTarget,
} from './slice-answer.ts'
import type { SliceRoot } from './split.ts'

/** Writes what one domain answered to one root field. */
export function mergeRoot(answer: SliceAnswer, root: SliceRoot, compiled: CompiledRoot, target: SliceTarget): void {
  const { domain } = answer.slice
  const { responseName, id } = root
  const errors = answer.errors.filter(({ path }) => path[0] === responseName)
  const found: RouterError[] = []
  if (!compiled.asked) found.push(notServed(domain, `Query.${compiled.field.name}`, []))
  else if (id === undefined) target.data[responseName] = completeField(answer, root, compiled, target, errors, found)
  else target.data[responseName] = completeEntity(answer, root, id, compiled, target, errors, found)
  reportAt(target, [responseName], found)
}

/** A root field that a domain brings itself. */
function completeField(
  answer: SliceAnswer,
  { responseName }: SliceRoot,
  { complete }: CompiledRoot,
  target: SliceTarget,
  errors: readonly SliceError[],
  found: RouterError[],
): unknown {
  const { domain } = answer.slice
  const value = answer.data?.[responseName]
  found.push(...quoteAll(domain, errors, 1))
  if (value !== undefined) return complete(value, undefined, completionRun(answer, target, found))
  if (found.length === 0) found.push(unavailable(domain, []))
  return null
}

/**
 * A root field that asks for one entity. Null where its domain says that it has none. Where its domain cannot say, or
 * answers another entity, the answer is the id alone, so that other subgraphs still can tell what they know of it, and
 * an error for each other field.
 */
function completeEntity(
  answer: SliceAnswer,
  { responseName }: SliceRoot,
  id: string,
  { complete, idNames }: CompiledRoot,
  target: SliceTarget,
  errors: readonly SliceError[],
  found: RouterError[],
): unknown {
  const { domain } = answer.slice
  const value = answer.data?.[responseName]
  if (value === null && errors.every(({ code }) => isQuoted(code))) {
    found.push(...quoteAll(domain, errors, 1))
    return null
  }
  if (isRecord(value) && value[ID_ALIAS] === id) {
    found.push(...quoteAll(domain, errors, 1))
    return complete(value, undefined, completionRun(answer, target, found))
  }
  if (isRecord(value)) target.problem(`another entity where ${id} was asked for`)
  const stub = Object.fromEntries(idNames.map((name) => [name, id]))
  return complete(stub, undefined, completionRun(answer, target, found))
}
