import { saysNothing } from '../marks.ts'
import { wordOf } from '../native-files.ts'
import type { Field } from '../source.ts'
import { mapAt, textAt, textsAt, valuesAt } from './fields.ts'
import type { DbtTest, Meta } from './project.ts'

export type ColumnTest = DbtTest & { readonly column: string | null }

/** A test of a manifest: a node of its own. */
export function readTestNode(place: Field): ColumnTest {
  const generic = mapAt(place, 'test_metadata')
  const args = valuesAt(generic, 'kwargs')
  const name = textAt(generic, 'name')
  const config = valuesAt(place, 'config')
  // Where dbt would keep failing rows, and what a test has because it is a node like others.
  for (const key of ['attached_node', 'contract', 'database', 'group', 'schema']) place.take(key)
  return {
    place,
    name: textAt(place, 'name') ?? '',
    column: textAt(place, 'column_name') ?? textOf(args.column_name),
    test: name === null ? null : { namespace: textAt(generic, 'namespace'), name, args: ownArguments(args) },
    query: name === null ? textAt(place, 'raw_code') : null,
    description: textAt(place, 'description'),
    ...howItIsJudged(config),
    tags: textsAt(place, 'tags'),
    meta: valuesAt(place, 'meta'),
  }
}

const NOT_ARGUMENTS = new Set(
  'arguments column_name config description enabled error_if fail_calc limit meta model name severity store_failures tags warn_if where'.split(
    ' ',
  ),
)

const NOT_CONFIG = new Set('arguments column_name config description model name'.split(' '))

/** A test as people write it: a name, or a name with arguments, which newer projects put under `arguments`. */
export function readWrittenTest(place: Field, model: string, column: string | null): ColumnTest | null {
  const { value } = place
  if (typeof value === 'string') return writtenTest(place, String(place.all()), {}, model, column)
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
  const [name] = entries
  const only = name !== undefined && entries.length === 1 ? valuesAt(place, name) : null
  if (name === undefined || only === null) {
    place.problem('the name of a test, or a map of one name to its arguments')
    return null
  }
  return writtenTest(place, name, only, model, column)
}

function writtenTest(place: Field, fullName: string, written: Meta, model: string, column: string | null): ColumnTest {
  const [name = fullName, namespace = null] = fullName.split('.').reverse()
  const args = ownArguments({ ...written, ...(written.arguments as Meta | undefined) })
  const own = Object.entries(written).filter(([key]) => NOT_ARGUMENTS.has(key) && !NOT_CONFIG.has(key))
  const config = { ...Object.fromEntries(own), ...(written.config as Meta | undefined) }
  return {
    place,
    name: textOf(written.name) ?? generatedName(namespace, name, model, column, args),
    column,
    test: { namespace, name, args },
    query: null,
    description: textOf(written.description),
    ...howItIsJudged(config),
    tags: [config.tags ?? []].flat().map((tag) => wordOf(tag) || JSON.stringify(tag)),
    meta: (config.meta as Meta | undefined) ?? {},
  }
}

type Judgement = Pick<DbtTest, 'severity' | 'where' | 'errorIf' | 'warnIf' | 'config'>

const CONFIG_ELSEWHERE = new Set('enabled error_if group meta schema severity tags warn_if where'.split(' '))
const CONFIG_DEFAULTS: Meta = { fail_calc: 'count(*)', materialized: 'test' }

function howItIsJudged(config: Meta): Judgement {
  const others = Object.entries(config).filter(
    ([key, value]) => !CONFIG_ELSEWHERE.has(key) && !saysNothing(value) && CONFIG_DEFAULTS[key] !== value,
  )
  return {
    config: Object.fromEntries(others),
    severity: textOf(config.severity)?.toLowerCase() ?? null,
    where: textOf(config.where),
    errorIf: condition(config.error_if),
    warnIf: condition(config.warn_if),
  }
}

/** What dbt fills in: a single failing row is one too many. */
function condition(text: unknown): string | null {
  const own = textOf(text)
  return own?.replaceAll(' ', '') === '!=0' ? null : own
}

/** As dbt names a test that has no name: what is tested, then the values of its arguments, for results to meet it by. */
function generatedName(
  namespace: string | null,
  name: string,
  model: string,
  column: string | null,
  args: Meta,
): string {
  const test = [namespace, name].filter((part) => part !== null).join('_')
  const values = [
    column,
    ...Object.keys(args)
      .toSorted()
      .map((key) => args[key]),
  ].filter((value) => value !== null)
  const text = values
    .flat()
    .map((value) => (wordOf(value) || JSON.stringify(value)).replace(/[^0-9a-zA-Z_]+/g, '_'))
    .join('__')
  return [test, model, text].filter((part) => part !== '').join('_')
}

function ownArguments(args: Meta): Meta {
  return Object.fromEntries(Object.entries(args).filter(([key]) => !NOT_ARGUMENTS.has(key)))
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
