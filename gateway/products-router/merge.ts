import { isQuoted, tooManyErrors, unavailable } from './errors.ts'
import { mergeEntities } from './merge-entities.ts'
import { mergeRoot } from './merge-root.ts'
import { errorRoom, type MergeTarget, type SliceAnswer } from './slice-answer.ts'

/** Writes the answer of one domain back into its positions, in order, by alias, its errors with it (rules 1, 4 and 5). */
export function merge(answer: SliceAnswer, whole: MergeTarget): void {
  const { slice, compiled, data, errors, moreErrors } = answer
  const target = { ...whole, room: errorRoom(moreErrors) }
  for (const { code, path, message } of errors) {
    if (!isQuoted(code)) target.problem(`error at ${path.join('.') || 'the root'}: ${String(message)}`)
  }
  if (data !== null && errors.some(({ path }) => path.length === 0)) {
    const { message, extensions } = unavailable(slice.domain, [])
    target.errors.push({ message, extensions })
  }
  for (const root of slice.roots) {
    const compiledRoot = compiled.roots.get(root.responseName)
    if (compiledRoot === undefined) continue
    if (compiledRoot.representations === undefined) mergeRoot(answer, root, compiledRoot, target)
    else mergeEntities(answer, root, compiledRoot, target)
  }
  const { omitted } = target.room
  if (omitted === 0) return
  target.problem(`${omitted} more errors`)
  target.errors.push(tooManyErrors(slice.domain, omitted))
}
