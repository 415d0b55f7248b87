import { compact, customProperties } from '../native-files.ts'
import type { DbtColumn, DbtConstraint, DbtModel, DbtTest } from './project.ts'

type Rule = Readonly<Record<string, unknown>>

/** Tests that fail a build on any row: what they hold is so. One that only warns, or looks at some rows, promises nothing. */
export function isStrict(test: DbtTest): boolean {
  return test.severity !== 'warn' && test.where === null && test.errorIf === null
}

export function hasStrictTest(tests: readonly DbtTest[], name: string): boolean {
  return tests.some(
    ({ test, ...rest }) => test?.name === name && test.namespace === null && isStrict({ test, ...rest }),
  )
}

/** A test as an ODCS quality rule: of the standard's library where that has the same, else dbt's own, as written. */
export function ruleOf(test: DbtTest): Rule {
  const { where, errorIf, warnIf, config, meta } = test
  return compact({
    name: test.name,
    description: test.description || undefined,
    ...checkOf(test),
    severity: test.severity ?? undefined,
    tags: test.tags,
    customProperties: customProperties({
      'dbt.where': where ?? undefined,
      'dbt.errorIf': errorIf ?? undefined,
      'dbt.warnIf': warnIf ?? undefined,
      'dbt.config': config,
      'dbt.meta': meta,
    }),
  })
}

function checkOf({ test, query, errorIf }: DbtTest): Rule {
  if (test === null) return { type: 'custom', engine: 'dbt', implementation: query || 'a query of the project' }
  const { namespace, name, args } = test
  // Another number of rows than none is dbt's to judge: the library's rules are read as "none at all".
  if (namespace === null && errorIf === null) {
    if (name === 'not_null') return { ...library('nullValues'), dimension: 'completeness' }
    if (name === 'unique') return { ...library('duplicateValues'), dimension: 'uniqueness' }
    if (name === 'accepted_values') {
      const { values, ...others } = args
      if (Array.isArray(values) && Object.keys(others).every((key) => key === 'quote'))
        return { ...library('invalidValues'), arguments: { validValues: values }, dimension: 'conformity' }
    }
  }
  const implementation = { test: namespace === null ? name : `${namespace}.${name}`, ...args }
  return {
    type: 'custom',
    engine: 'dbt',
    implementation,
    ...(name === 'relationships' ? { dimension: 'consistency' } : {}),
  }
}

function library(metric: string): Rule {
  return { type: 'library', metric, mustBe: 0 }
}

/** `check` says what each row has to meet; the rule counts those that do not. */
export function ruleOfCheck({ name, expression, type }: DbtConstraint, relation: string): Rule | null {
  if (expression === null || type !== 'check') return null
  return {
    ...compact({ name: name ?? undefined }),
    type: 'sql',
    query: `SELECT COUNT(*) FROM ${relation} WHERE NOT (${expression})`,
    mustBe: 0,
    dimension: 'conformity',
  }
}

/** ODCS's short form of a reference, in which a name is a word. */
const REFERENCE = /^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$/

/** What a column refers to by its constraints and its tests; each once. What has another form stays in its rule alone. */
export function referencesOf({ constraints, tests }: Pick<DbtColumn, 'constraints' | 'tests'>): readonly string[] {
  const byConstraint = constraints.flatMap(({ type, to, toColumns }) =>
    type === 'foreign_key' && to !== null && toColumns.length === 1 ? [`${objectNamed(to)}.${toColumns[0]}`] : [],
  )
  const byTest = tests.flatMap(({ test }) =>
    test?.name === 'relationships' && typeof test.args.to === 'string' && typeof test.args.field === 'string'
      ? [`${objectNamed(test.args.to)}.${test.args.field}`]
      : [],
  )
  return [...new Set([...byConstraint, ...byTest])].filter((to) => REFERENCE.test(to))
}

/** The foreign keys of several columns, which stand at the model. */
export function compositeReferences({ constraints, name }: DbtModel): readonly { from: string[]; to: string[] }[] {
  return constraints.flatMap(({ type, columns, to, toColumns }) => {
    if (type !== 'foreign_key' || to === null || columns.length === 0 || columns.length !== toColumns.length) return []
    const from = columns.map((column) => `${name}.${column}`)
    const target = toColumns.map((column) => `${objectNamed(to)}.${column}`)
    return [...from, ...target].every((reference) => REFERENCE.test(reference)) ? [{ from, to: target }] : []
  })
}

/** `ref('crm', 'customers', v=2)`, `source('crm', 'customers')` or `"shop"."main"."customers"`: the last name in it. */
function objectNamed(to: string): string {
  const call = /(?:ref|source)\(([^)]*)\)/.exec(to)?.[1]
  const names = (call ?? to.replaceAll('.', ',')).split(',').map((part) => part.trim().replace(/^["'`[]|["'`\]]$/g, ''))
  return names.filter((name) => !/^(v|version)\s*=/.test(name)).at(-1) ?? to
}
