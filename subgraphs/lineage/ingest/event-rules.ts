import { describe } from '../../../platform/errors.ts'
import { isDateTime } from '../../../platform/time-forms.ts'
import { encodedLength, LONGEST_FIELD, LONGEST_NAME, LONGEST_NAMED } from '../../../schema/id-lengths.ts'

/** What is wrong, and where: `$.inputs[0].name`. */
export type EventProblem = { readonly path: string; readonly problem: string }

type Fields = Readonly<Record<string, unknown>>
type Place = { readonly path: string; readonly value: unknown }

/** Inputs and outputs of an event together. */
const MOST_DATASETS = 10_000
/** Every name in an event: its datasets, their other names, what they and their columns are made from, their dashboards. */
const MOST_NAMES = 50_000
/** Characters of the paths of all fields in the schemas of an event: those within a field have its name in theirs, each. */
const MOST_PATHS = 8_000_000
/** How far a clock may be ahead, in ms. A time later than that would hide all that a job says until then. */
const MOST_AHEAD = 24 * 3_600_000

/** What an event may have too much of. Looked at first: it bounds what all that follows costs. */
export function limitProblems(event: Fields): EventProblem[] {
  const inputs = listOf(event.inputs).length
  const outputs = listOf(event.outputs).length
  if (inputs + outputs > MOST_DATASETS) {
    const problem = `expected at most ${MOST_DATASETS} inputs and outputs an event, received ${inputs} and ${outputs}`
    return [{ path: inputs >= outputs ? '$.inputs' : '$.outputs', problem }]
  }
  let names = 0
  for (const { path, value } of holdersOf(event)) {
    for (const _ of namesInFacets(path, value)) {
      if (++names > MOST_NAMES) return [{ path, problem: `expected at most ${MOST_NAMES} names in an event's facets` }]
    }
  }
  return schemaProblems(event)
}

/** A field's path is as long as the names it lies in; each is spelled out when the schema is kept. */
function schemaProblems(event: Fields): EventProblem[] {
  let paths = 0
  for (const { path, value } of datasetsOf(event)) {
    const at = `${path}.facets.schema.fields`
    const open = [{ fields: fieldsOf(fieldsOf(fieldsOf(value).facets).schema).fields, prefix: 0 }]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const field of listOf(next.fields)) {
        const { name, fields } = fieldsOf(field)
        const length = next.prefix + (typeof name === 'string' ? name.length : 0)
        if (length > LONGEST_NAME) {
          const expected = `a field at most ${LONGEST_NAME} characters from the outermost name to its own`
          return [{ path: at, problem: `expected ${expected}, received ${length}` }]
        }
        paths += length
        if (paths > MOST_PATHS)
          return [{ path: at, problem: `expected fields whose paths have at most ${MOST_PATHS} characters together` }]
        if (fields !== undefined) open.push({ fields, prefix: length + 1 })
      }
    }
  }
  return []
}

/** What the schema does not say: a name has to make an id, and a time has to be one. */
export function ruleProblems(event: Fields, now: number): EventProblem[] {
  const problems = [...timeProblems(event.eventTime, now), ...lengthProblems('$.producer', event.producer)]
  for (const { path, value } of holdersOf(event)) {
    for (const field of ['namespace', 'name'] as const) problems.push(...requiredText(`${path}.${field}`, value, field))
    problems.push(...idProblems(path, value))
  }
  for (const { path, value } of holdersOf(event)) {
    for (const name of namesInFacets(path, value)) {
      for (const field of ['namespace', 'name', 'field'])
        problems.push(...textProblems(`${name.path}.${field}`, name.value, field))
      problems.push(...idProblems(name.path, name.value))
    }
  }
  for (const name of jobsOfRun(event.run)) {
    for (const field of ['namespace', 'name'])
      problems.push(...textProblems(`${name.path}.${field}`, name.value, field))
    problems.push(...idProblems(name.path, name.value))
  }
  return problems
}

/** The job, the dataset, the inputs and the outputs: whatever has a namespace, a name and facets. */
export function holdersOf(event: Fields): Place[] {
  return [{ path: '$.job', value: event.job }, ...datasetsOf(event)]
}

function datasetsOf(event: Fields): Place[] {
  const list = (field: 'inputs' | 'outputs') =>
    listOf(event[field]).map((value, i) => ({ path: `$.${field}[${i}]`, value }))
  return [{ path: '$.dataset', value: event.dataset }, ...list('inputs'), ...list('outputs')]
}

/** Names that become ids too: of the facets `symlinks`, `lineage`, `columnLineage`, `dbt_exposures` and `lifecycleStateChange`. */
function* namesInFacets(path: string, holder: unknown): Generator<Place> {
  const facets = fieldsOf(fieldsOf(holder).facets)
  const { symlinks, lineage, columnLineage, dbt_exposures: exposures, lifecycleStateChange: lifecycle } = facets
  yield* entries(`${path}.facets.symlinks.identifiers`, fieldsOf(symlinks).identifiers)
  yield* statedNames(`${path}.facets.lineage`, lineage)
  for (const [i, entry] of listOf(fieldsOf(lineage).entries).entries()) {
    yield { path: `${path}.facets.lineage.entries[${i}]`, value: entry }
    yield* statedNames(`${path}.facets.lineage.entries[${i}]`, entry)
  }
  yield* entries(`${path}.facets.columnLineage.dataset`, fieldsOf(columnLineage).dataset)
  yield* statedNames(`${path}.facets.columnLineage`, columnLineage, 'inputFields')
  yield* entries(`${path}.facets.dbt_exposures.exposures`, fieldsOf(exposures).exposures)
  const previous = fieldsOf(lifecycle).previousIdentifier
  if (previous !== undefined) yield { path: `${path}.facets.lifecycleStateChange.previousIdentifier`, value: previous }
}

/** The jobs of the runs that a run says it belongs to, by the facet's name of now and of before. */
function jobsOfRun(run: unknown): Place[] {
  const facets = fieldsOf(fieldsOf(run).facets)
  return ['parent', 'parentRun'].flatMap((name) => {
    const { job, root } = fieldsOf(facets[name])
    const path = `$.run.facets.${name}`
    return [
      { path: `${path}.job`, value: job },
      { path: `${path}.root.job`, value: fieldsOf(root).job },
    ]
  })
}

/** What a dataset and each of its fields are made from. The name of a field makes an id too. */
function* statedNames(path: string, facet: unknown, list: 'inputs' | 'inputFields' = 'inputs'): Generator<Place> {
  const { inputs, fields } = fieldsOf(facet)
  yield* entries(`${path}.inputs`, inputs)
  for (const [field, entry] of Object.entries(fieldsOf(fields))) {
    yield { path: `${path}.fields`, value: { field } }
    yield* entries(`${path}.fields.${field}.${list}`, fieldsOf(entry)[list])
  }
}

function* entries(path: string, list: unknown): Generator<Place> {
  for (const [i, value] of listOf(list).entries()) yield { path: `${path}[${i}]`, value }
}

function timeProblems(time: unknown, now: number): EventProblem[] {
  if (!isDateTime(time)) {
    const problem = `expected an RFC 3339 date-time with a zone, such as 2026-01-31T09:00:00Z, received ${describe(time)}`
    return [{ path: '$.eventTime', problem }]
  }
  if (Date.parse(time) <= now + MOST_AHEAD) return []
  const problem = `expected a time at most 24 hours ahead of ${new Date(now).toISOString()}, received ${describe(time)}`
  return [{ path: '$.eventTime', problem }]
}

function requiredText(path: string, holder: unknown, field: string): EventProblem[] {
  const text = fieldsOf(holder)[field]
  if (typeof text !== 'string' || text.trim() !== '') return textProblems(path, holder, field)
  return [{ path, problem: `expected a text that is not empty, received ${describe(text)}` }]
}

function textProblems(path: string, holder: unknown, field: string): EventProblem[] {
  const text = fieldsOf(holder)[field]
  if (typeof text === 'string' && /\p{Surrogate}/u.test(text))
    return [{ path, problem: `expected a text of whole Unicode characters, received ${describe(text)}` }]
  return lengthProblems(path, text)
}

/** Names that are each short enough, and make too long an id: most characters that are not ASCII count six or nine there. */
function idProblems(path: string, holder: unknown): EventProblem[] {
  const { namespace, name, field } = fieldsOf(holder)
  const named = [namespace, name].filter(isKeepable)
  const length = encodedLength(named, LONGEST_NAMED)
  if (named.length === 2 && length > LONGEST_NAMED) {
    const expected = `a namespace and a name of at most ${LONGEST_NAMED} characters together, percent-encoded`
    return [{ path, problem: `expected ${expected}, received ${length}` }]
  }
  const ofField = isKeepable(field) ? encodedLength([field], LONGEST_FIELD) : 0
  if (ofField <= LONGEST_FIELD) return []
  const problem = `expected at most ${LONGEST_FIELD} characters, percent-encoded, received ${ofField}`
  return [{ path: `${path}.field`, problem }]
}

/** Whether nothing is wrong with a text by itself. */
const isKeepable = (text: unknown): text is string =>
  typeof text === 'string' && text.length <= LONGEST_NAME && !/\p{Surrogate}/u.test(text)

function lengthProblems(path: string, text: unknown): EventProblem[] {
  if (typeof text !== 'string' || text.length <= LONGEST_NAME) return []
  return [{ path, problem: `expected at most ${LONGEST_NAME} characters, received ${text.length}` }]
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
