import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { clientError, describe } from '../../../platform/errors.ts'
import { packageRoot } from '../../../platform/package-root.ts'
import type { LineageEvent } from './event.ts'
import { type EventProblem, holdersOf, limitProblems, ruleProblems } from './event-rules.ts'
import { isObject } from './raw.ts'
import { type RawEvent, readEvent } from './read-event.ts'
import { isDeleted } from './stated-lineage.ts'

const CORE = 'https://openlineage.io/spec/2-0-2/OpenLineage.json'

/** Problems that are named in an answer; the rest are counted. */
const MOST_PROBLEMS = 100
/** Characters of a path that are shown: the names of facets and columns in it are as long as their sender likes. */
const LONGEST_PATH = 1_000
/** Problems after which one stops looking for more. */
const ENOUGH = 1_000
/** Values in an event of which every problem is looked for: what that costs rises with their square. */
const FEW_VALUES = 5_000

/** Texts that are remembered to be URIs, and how long they may be. */
const [MOST_URIS, LONGEST_URI] = [2_000, 500]

export type EventReader = (body: unknown) => LineageEvent

/**
 * Reads events as the specification has them (OpenLineage 2-0-2, JSON Schema 2020-12). A facet is held to its own schema
 * when it names one that is published with the specification; any other facet is fine.
 *
 * @throws (the returned function) ClientError `BAD_USER_INPUT` with `problems`, each with its JSON path: all there are, of a
 *   large event some; at most 100, and how many more in `unlisted`
 */
export function createEventReader({ now = Date.now } = {}): EventReader {
  const validate = createValidator(now)
  return (body) => {
    const problems = validate(body)
    if (problems.length === 0) return readEvent(body as RawEvent)
    const named = problems.slice(0, MOST_PROBLEMS).map(({ path, problem }) => ({ path: cut(path), problem }))
    const first = named[0] ? `: ${named[0].path} ${named[0].problem}` : ''
    throw clientError(
      'BAD_USER_INPUT',
      `the OpenLineage event has ${problems.length} problem(s), the first${first}; nothing of it was stored`,
      400,
      { problems: named, unlisted: problems.length - named.length },
    )
  }
}

function createValidator(now: () => number): (body: unknown) => EventProblem[] {
  const first = createSchemas({ allErrors: false })
  let every: Schemas | undefined
  return (body) => {
    if (!isObject(body))
      return [{ path: '$', problem: `expected one OpenLineage event (an object), received ${describe(body)}` }]
    const kind = KINDS.find((name) => name in body)
    if (kind === undefined) {
      return [{ path: '$', problem: 'expected a RunEvent (run, job), a JobEvent (job) or a DatasetEvent (dataset)' }]
    }
    const tooMany = limitProblems(body)
    if (tooMany.length > 0) return tooMany
    let problems = first(kind, body)
    if (problems.length > 0 && hasFewValues(body)) {
      every ??= createSchemas({ allErrors: true })
      problems = every(kind, body)
    }
    const paths = new Set(problems.map(({ path }) => path))
    const others = ruleProblems(body, now()).filter(({ path }) => !paths.has(path))
    return unique([...problems, ...others])
  }
}

const KINDS = ['run', 'dataset', 'job'] as const
type Schemas = (kind: (typeof KINDS)[number], event: Record<string, unknown>) => EventProblem[]

/** A sixth of a second of CPU less at start, for the same verdicts: the specification's schemas are checked by a test. */
const QUICK_TO_COMPILE = { validateSchema: false, code: { optimize: false } } as const

function createSchemas({ allErrors }: { allErrors: boolean }): Schemas {
  const ajv = new Ajv2020({ strict: false, allErrors, verbose: true, ...QUICK_TO_COMPILE })
  addFormats.default(ajv)
  ajv.addFormat('uri', remembersUris(ajv.formats.uri as UriFormat))
  const definitions = registerSchemas(ajv)
  const checks = new Map<string, ValidateFunction>()
  /** Of the definition that a `_schemaURL` names for what the facet is of; compiled when the first facet names it. */
  const checkOf = (address: string, of: FacetOf): ValidateFunction | undefined => {
    const definition = definitions.get(address) ?? definitions.get(`${address} ${of}`)
    if (definition === undefined) return undefined
    const known = checks.get(definition)
    if (known !== undefined) return known
    const check = compiled(ajv, definition)
    checks.set(definition, check)
    return check
  }
  const kinds = {
    run: compiled(ajv, `${CORE}#/$defs/RunEvent`),
    dataset: compiled(ajv, `${CORE}#/$defs/DatasetEvent`),
    job: compiled(ajv, `${CORE}#/$defs/JobEvent`),
  }
  return (kind, event) => {
    const validate = kinds[kind]
    const problems = validate(event) ? [] : problemsOf(validate.errors, '$')
    for (const { path, of, facet } of facetsOf(event)) {
      if (problems.length >= ENOUGH) break
      // One that takes itself back has nothing else to say.
      const check = isDeleted(facet) ? undefined : checkOf(schemaOf(facet), of)
      if (check && !check(facet)) problems.push(...problemsOf(check.errors, path))
    }
    return problems
  }
}

type UriFormat = (text: string) => boolean

/** Every facet names its producer and its schema, which are few and long: looking at each again is a fifth of the whole check. */
function remembersUris(isUri: UriFormat): UriFormat {
  const good = new Set<string>()
  return (text) => {
    if (good.has(text)) return true
    if (!isUri(text)) return false
    if (good.size >= MOST_URIS) good.clear()
    if (text.length <= LONGEST_URI) good.add(text)
    return true
  }
}

/** Counts what an event is made of, no further than it has to. */
function hasFewValues(event: unknown): boolean {
  const open = [event]
  for (let count = 0; open.length > 0; count++) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) continue
    const inside = Object.values(value)
    if (count + open.length + inside.length > FEW_VALUES) return false
    open.push(...inside)
  }
  return true
}

/** What a facet may be of, as the names of their definitions end. */
const FACETS_OF = ['Job', 'Run', 'Dataset'] as const
type FacetOf = (typeof FACETS_OF)[number]

/**
 * Registers the core and every facet under its `$id`; answers with the address a `_schemaURL` may name → that definition. A
 * file with facets of several kinds has its own address once for each, followed by a blank and the kind.
 */
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
    else
      for (const of of FACETS_OF) {
        const name = Object.keys(schema.$defs ?? {}).find((each) => each.endsWith(`${of}Facet`))
        if (name !== undefined) definitions.set(`${schema.$id} ${of}`, `${schema.$id}#/$defs/${name}`)
      }
  }
  return definitions
}

function compiled(ajv: Ajv2020, address: string): ValidateFunction {
  const validate = ajv.getSchema(address)
  if (!validate) throw new Error(`the OpenLineage schema has no ${address}`)
  return validate
}

const schemaOf = (facet: unknown): string => (isObject(facet) ? String(facet._schemaURL) : '')

type PlacedFacet = { readonly path: string; readonly of: FacetOf; readonly facet: unknown }

function facetsOf(event: Record<string, unknown>): PlacedFacet[] {
  const holders = [{ path: '$.run', value: event.run }, ...holdersOf(event)]
  const kinds: Readonly<Record<string, FacetOf>> = { '$.run': 'Run', '$.job': 'Job' }
  return holders.flatMap(({ path, value: holder }) =>
    (['facets', 'inputFacets', 'outputFacets'] as const).flatMap((field) => {
      const facets = isObject(holder) ? holder[field] : undefined
      if (!isObject(facets)) return []
      return Object.entries(facets).map(([key, facet]) => ({
        path: `${path}.${field}.${key}`,
        of: kinds[path] ?? 'Dataset',
        facet,
      }))
    }),
  )
}

function problemsOf(errors: readonly ErrorObject[] | null | undefined, root: string): EventProblem[] {
  return (errors ?? [])
    .filter(isTelling)
    .slice(0, ENOUGH)
    .map((error) => {
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

const cut = (path: string): string => (path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path)
