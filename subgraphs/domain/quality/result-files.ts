import type { DescriptorSource } from '../descriptors/source.ts'
import { QUALITY_BYTES, type TextFile } from '../descriptors/text-file.ts'
import { jsonPath, shown } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import type { QualityStore } from '../stores/store.ts'
import { collect, type KnowsSubject, type ResultsReading, readResults } from './result-form.ts'

/**
 * Takes in the result files of the folder. A file with anything wrong is left out whole, with its problems; one whose
 * content was taken in before is not read again, so that months of results cost nothing at a restart.
 */
export async function ingestResultFiles(
  source: DescriptorSource,
  store: QualityStore,
  knows: KnowsSubject,
): Promise<{ readonly stored: number; readonly subjects: ReadonlySet<string>; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = []
  const subjects = new Set<string>()
  let stored = 0
  for (const path of await source.resultFiles()) {
    const text = await source.readText(path, QUALITY_BYTES)
    if (!text.ok) {
      problems.push(text.problem)
      continue
    }
    if (store.knowsFile(path, text.file.digest)) continue
    const { problems: found, stored: added, subjects: of } = ingest(text.file, store, knows)
    problems.push(...found)
    stored += added
    for (const subject of of) subjects.add(subject)
  }
  return { stored, subjects, problems }
}

function ingest(
  file: TextFile,
  store: QualityStore,
  knows: KnowsSubject,
): { stored: number; subjects: readonly string[]; problems: readonly Problem[] } {
  const problem = (line: number | null, path: string | null, expected: string, found: string): Problem => ({
    file: file.file,
    line,
    path,
    expected,
    found,
    product: null,
  })
  const lined = file.file.endsWith('.jsonl')
  const read = lined ? readLines(file.text, knows) : readDocument(file.text, knows)
  if ('problem' in read)
    return { stored: 0, subjects: [], problems: [problem(read.line, null, 'valid JSON', read.problem)] }
  if (!read.ok) {
    // In `.jsonl` the first part of a path is the line.
    const problems = read.problems
      .slice(0, 20)
      .map(({ path, expected, found }) =>
        lined
          ? problem(Number(path[0]), jsonPath(path.slice(1)), expected, found)
          : problem(null, jsonPath(path), expected, found),
      )
    return { stored: 0, subjects: [], problems }
  }
  const { stored, conflicts } = store.add(read.results)
  if (conflicts.length > 0) {
    return {
      stored: 0,
      subjects: [],
      problems: conflicts.slice(0, 20).map((id) => problem(null, null, 'an id that no other result has', shown(id))),
    }
  }
  store.rememberFile(file.file, file.digest)
  return { stored, subjects: read.results.map(({ subject }) => subject), problems: [] }
}

type Broken = { readonly line: number | null; readonly problem: string }

function readDocument(text: string, knows: KnowsSubject): ResultsReading | Broken {
  try {
    return readResults(JSON.parse(text), knows)
  } catch (error) {
    return { line: null, problem: (error as Error).message }
  }
}

function readLines(text: string, knows: KnowsSubject): ResultsReading | Broken {
  const given: { result: unknown; path: number[] }[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      given.push({ result: JSON.parse(line), path: [index + 1] })
    } catch (error) {
      return { line: index + 1, problem: (error as Error).message }
    }
  }
  return collect(given, knows)
}
