import { invalidInput } from '../../../platform/errors.ts'
import { formatRunId, isRunId, parseJobId, parseRunId } from '../../../schema/ids.ts'
import type { WriterRecord } from '../stores/store.ts'

/**
 * A run as a filter names it, in one spelling: by its id in the graph, which is of one job, or by its own alone.
 *
 * @throws ClientError `BAD_USER_INPUT`
 */
export function parseRunChoice(text: string, argument: string): string {
  if (text.startsWith('run:')) return parseRunId(text, argument).id
  // Events' runs are kept in lower case.
  if (isRunId(text)) return text.toLowerCase()
  const expected =
    'a UUID, or a run id `run:<namespace>/<name>/<uuid>`, namespace and name of its job, both percent-encoded'
  throw invalidInput({ argument, expected, received: text })
}

/** Whether a run of an edge's writer is among those chosen. */
export function isChosenRun(chosen: readonly string[], writer: WriterRecord | null, run: string | null): boolean {
  if (run === null) return false
  if (chosen.includes(run)) return true
  if (writer?.kind !== 'JOB') return false
  const { namespace, name } = parseJobId(writer.id)
  return chosen.includes(formatRunId(namespace, name, run))
}
