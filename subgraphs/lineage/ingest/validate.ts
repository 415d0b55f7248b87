import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { clientError, describe } from '../../../platform/errors.ts'
import { packageRoot } from '../../../platform/package-root.ts'
import type { LineageEvent } from './event.ts'
import { type RawEvent, readEvent } from './read-event.ts'

/** What is wrong, and where: `$.inputs[0].name`. */
export type EventProblem = { readonly path: string; readonly problem: string }

const CORE = 'https://openlineage.io/spec/2-0-2/OpenLineage.json'

export type EventReader = (body: unknown) => LineageEvent

/**
 * Reads events as the specification has them (OpenLineage 2-0-2, JSON Schema 2020-12). A facet is held to its own schema
 * when it names one that is published with the specification; any other facet is fine.
 *
 * @throws (the returned function) ClientError `BAD_USER_INPUT` whose `problems` are all there are, each with its JSON path
 */
export function createEventReader(): EventReader {
  const validate = createValidator()
  return (body) => {
    const problems = validate(body)
    if (problems.length === 0) return readEvent(body as RawEvent)
    const first = problems[0] ? `: ${problems[0].path} ${problems[0].problem}` : ''
    throw clientError(
      'BAD_USER_INPUT',
      `the OpenLineage event has ${problems.length} problem(s), the first${first}; nothing was stored`,
      400,
      { problems },
    )
  }
}

function createValidator(): (body: unknown) => EventProblem[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true })
  addFormats.default(ajv)
  const definitions = registerSchemas(ajv)
  const kinds = {
    run: compiled(ajv, `${CORE}#/$defs/RunEvent`),
    dataset: compiled(ajv, `${CORE}#/$defs/DatasetEvent`),
    job: compiled(ajv, `${CORE}#/$defs/JobEvent`),
  }
  return (body) => {
    if (!isObject(body))
      return [{ path: '$', problem: `expected one OpenLineage event (an object), received ${describe(body)}` }]
    const kind = (['run', 'dataset', 'job'] as const).find((name) => name in body)
    if (kind === undefined) {
      return [{ path: '$', problem: 'expected a RunEvent (run, job), a JobEvent (job) or a DatasetEvent (dataset)' }]
    }
    const validate = kinds[kind]
    const problems = validate(body) ? [] : problemsOf(validate.errors, '$')
    problems.push(...namesOf(body).flatMap(({ path, name }) => nameProblems(path, name)))
    for (const { path, facet } of facetsOf(body)) {
      const schema = definitions.get(schemaOf(facet))
      const check = schema === undefined ? undefined : ajv.getSchema(schema)
      if (check && !check(facet)) problems.push(...problemsOf(check.errors, path))
    }
    return unique(problems)
  }
}

/** Registers the core and every facet under its `$id`; answers with the address a `_schemaURL` may name → that definition. */
function registerSchemas(ajv: Ajv2020): ReadonlyMap<string, string> {
  const folder = join(packageRoot(), 'subgraphs', 'lineage', 'standards', 'openlineage')
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { $id: string; $defs?: object }
  ajv.addSchema(read(join(folder, 'OpenLineage.json')))
  const definitions = new Map<string, string>()
  for (const file of readdirSync(join(folder, 'facets'))) {
    const schema = read(join(folder, 'facets', file))
    ajv.addSchema(schema)
    for (const name of Object.keys(schema.$defs ?? {}))
      definitions.set(`${schema.$id}#/$defs/${name}`, `${schema.$id}#/$defs/${name}`)
    const main = `${schema.$id}#/$defs/${file.replace(/\.json$/, '')}`
    if (definitions.has(main)) definitions.set(schema.$id, main)
  }
  return definitions
}

function compiled(ajv: Ajv2020, address: string): ValidateFunction {
  const validate = ajv.getSchema(address)
  if (!validate) throw new Error(`the OpenLineage schema has no ${address}`)
  return validate
}

const schemaOf = (facet: unknown): string => (isObject(facet) ? String(facet._schemaURL) : '')

/** Everything in an event that has a (namespace, name): what becomes an id must not be empty. */
function namesOf(event: Record<string, unknown>): { path: string; name: unknown }[] {
  const list = (field: 'inputs' | 'outputs') =>
    Array.isArray(event[field]) ? event[field].map((name: unknown, i) => ({ path: `$.${field}[${i}]`, name })) : []
  return [
    { path: '$.job', name: event.job },
    { path: '$.dataset', name: event.dataset },
    ...list('inputs'),
    ...list('outputs'),
  ]
}

function nameProblems(path: string, name: unknown): EventProblem[] {
  if (!isObject(name)) return []
  return (['namespace', 'name'] as const).flatMap((field) => {
    const text = name[field]
    if (typeof text !== 'string' || (text.trim() !== '' && !/\p{Surrogate}/u.test(text))) return []
    return [{ path: `${path}.${field}`, problem: `expected a text that is not empty, received ${describe(text)}` }]
  })
}

function facetsOf(event: Record<string, unknown>): { path: string; facet: unknown }[] {
  const holders = [{ path: '$.run', name: event.run }, ...namesOf(event)]
  return holders.flatMap(({ path, name: holder }) =>
    (['facets', 'inputFacets', 'outputFacets'] as const).flatMap((field) => {
      const facets = isObject(holder) ? holder[field] : undefined
      if (!isObject(facets)) return []
      return Object.entries(facets).map(([key, facet]) => ({ path: `${path}.${field}.${key}`, facet }))
    }),
  )
}

function problemsOf(errors: readonly ErrorObject[] | null | undefined, root: string): EventProblem[] {
  return (errors ?? []).filter(isTelling).map((error) => {
    const path = root + error.instancePath.split('/').slice(1).map(segment).join('')
    if (error.keyword === 'required') {
      return { path: `${path}.${String(error.params.missingProperty)}`, problem: 'is required, received nothing' }
    }
    const allowed = error.keyword === 'enum' ? `: ${(error.params.allowedValues as string[]).join(', ')}` : ''
    return { path, problem: `${error.message ?? 'is not valid'}${allowed}, received ${describe(error.data)}` }
  })
}

/** A combination that fails says nothing beside what failed in it. */
const isTelling = ({ keyword }: ErrorObject) => keyword !== 'anyOf' && keyword !== 'oneOf' && keyword !== 'if'

const segment = (text: string): string => {
  const name = text.replaceAll('~1', '/').replaceAll('~0', '~')
  return /^\d+$/.test(name) ? `[${name}]` : `.${name}`
}

function unique(problems: readonly EventProblem[]): EventProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.path} ${problem.problem}`, problem])).values()]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
