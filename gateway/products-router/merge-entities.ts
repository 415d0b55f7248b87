import type { CompiledRoot, EntityShape } from './compile-slice.ts'
import { ID_ALIAS } from './entities-field.ts'
import { notServed, type RouterError, unavailable } from './errors.ts'
import { isRecord } from './shape.ts'
import {
  completionRun,
  quoteAll,
  reportAt,
  type SliceAnswer,
  type SliceError,
  type SliceTarget,
} from './slice-answer.ts'
import type { EntitySlot, SliceRoot } from './split.ts'

interface AskedEntity {
  readonly slot: EntitySlot
  readonly shape: EntityShape
}

/** The entities a domain is asked for, in the order it is asked: of a type it lacks, none. */
export function askedEntities({ entities }: SliceRoot, { entity }: CompiledRoot): readonly AskedEntity[] {
  return entities.flatMap((slot) => {
    const shape = entity(slot.typeName)
    return shape === undefined ? [] : [{ slot, shape }]
  })
}

/** Writes the entities of one domain into every position that asked for them, and their errors with them. */
export function mergeEntities(answer: SliceAnswer, root: SliceRoot, compiled: CompiledRoot, target: SliceTarget): void {
  const { domain } = answer.slice
  const { responseName } = root
  const asked = askedEntities(root, compiled)
  const answered = answer.data?.[responseName]
  const list = Array.isArray(answered) ? answered : []
  if (list.length !== asked.length) target.problem(`${list.length} of ${asked.length} entities`)
  const positions = target.data[responseName] as unknown[]
  const errors = bySlot(answer.errors.filter(({ path }) => path[0] === responseName))

  const write = ({ positions: wanted }: EntitySlot, value: unknown, found: readonly RouterError[]): void => {
    for (const position of wanted) {
      positions[position] = value
      reportAt(target, [responseName, position], found)
    }
  }
  asked.forEach((entity, index) => {
    const found = quoteAll(domain, errors.get(index) ?? [], 2)
    write(entity.slot, complete(list[index], entity, answer, target, found), found)
  })
  if (asked.length === root.entities.length) return
  for (const slot of root.entities) {
    if (compiled.entity(slot.typeName) === undefined) write(slot, null, [notServed(domain, slot.typeName, [])])
  }
}

/** The entity, if it is the one that was asked for; null without an error where the domain does not know it. */
function complete(
  answered: unknown,
  { slot, shape }: AskedEntity,
  answer: SliceAnswer,
  target: SliceTarget,
  found: RouterError[],
): unknown {
  if (answered === null) return null
  if (isRecord(answered) && isTheOne(answered, slot, shape)) {
    return shape.complete(answered, undefined, completionRun(answer, target, found))
  }
  if (isRecord(answered)) target.problem(`another entity where ${slot.typeName} ${slot.id} was asked for`)
  if (found.length === 0) found.push(unavailable(answer.slice.domain, []))
  return null
}

function isTheOne(
  answered: Record<string, unknown>,
  { typeName, id }: EntitySlot,
  { identified }: EntityShape,
): boolean {
  return answered.__typename === typeName && (!identified || answered[ID_ALIAS] === id)
}

function bySlot(errors: readonly SliceError[]): ReadonlyMap<unknown, readonly SliceError[]> {
  const groups = new Map<unknown, SliceError[]>()
  for (const error of errors) {
    const group = groups.get(error.path[1])
    if (group === undefined) groups.set(error.path[1], [error])
    else group.push(error)
  }
  return groups
}
