import { keepOthers, keptOthers } from '../kept.ts'
import { type CustomProperty, compact, customOf, keptProperties } from '../native-files.ts'
import type { Field } from '../source.ts'

type Fields = Readonly<Record<string, unknown>>

/** As ODCS calls them; the others are names that version 1.2 keeps for files of 1.1. */
const OPERATORS: Readonly<Record<string, string>> = {
  mustBe: 'mustBe',
  mustNotBe: 'mustNotBe',
  mustBeGreaterThan: 'mustBeGreaterThan',
  mustBeGreaterOrEqualTo: 'mustBeGreaterOrEqualTo',
  mustBeGreaterThanOrEqualTo: 'mustBeGreaterOrEqualTo',
  mustBeLessThan: 'mustBeLessThan',
  mustBeLessOrEqualTo: 'mustBeLessOrEqualTo',
  mustBeLessThanOrEqualTo: 'mustBeLessOrEqualTo',
  mustBeBetween: 'mustBeBetween',
  mustNotBeBetween: 'mustNotBeBetween',
}
/** Of a rule of any type, and of the same meaning in both standards. */
const SAME = ['name', 'businessImpact', 'method', 'schedule', 'scheduler', 'severity', 'unit']
const DIMENSIONS = 'accuracy completeness conformity consistency coverage timeliness uniqueness'.split(' ')

/** Both standards have the same four kinds of rules; ODCS asks for more of some, and what lacks that is kept as `custom`. */
export function readRules(owner: Field): readonly object[] {
  return owner
    .child('quality')
    .items()
    .map((rule) => {
      const type = rule.map().child('type').text() ?? (rule.child('metric').isGiven ? 'library' : 'text')
      const known = SAME.filter((key) => typeof rule.child(key).value === 'string')
      const dimension = DIMENSIONS.find((one) => one === rule.child('dimension').value)
      if (dimension !== undefined) rule.child('dimension').all()
      const { custom = [], ...check } = checkOf(rule, type)
      const placed = new Set([
        ...known,
        ...Object.keys(OPERATORS),
        ...(dimension === undefined ? [] : ['dimension']),
        ...['type', 'description', 'query', 'metric', 'rule', 'arguments', 'engine', 'implementation'],
      ])
      return compact({
        description: rule.child('description').text(),
        ...check,
        ...Object.fromEntries(known.map((key) => [key, rule.take(key)])),
        dimension,
        customProperties: [...custom, ...keepOthers(rule, 'dcs', placed)],
      })
    })
}

type Check = Fields & { readonly custom?: readonly CustomProperty[] }

function checkOf(rule: Field, type: string): Check {
  const compared = Object.fromEntries(
    Object.entries(OPERATORS).flatMap(([written, key]) =>
      rule.child(written).isGiven ? [[key, rule.take(written)]] : [],
    ),
  )
  const isJudged = Object.keys(compared).length === 1
  const kept = (keys: readonly string[]): readonly CustomProperty[] =>
    keptProperties(
      Object.fromEntries(keys.flatMap((key) => (rule.child(key).isGiven ? [[`dcs.${key}`, rule.take(key)]] : []))),
    )
  const keptCompared = keptProperties(
    Object.fromEntries(Object.entries(compared).map(([key, value]) => [`dcs.${key}`, value])),
  )
  if (type === 'sql') {
    const query = rule.child('query').text() ?? ''
    const custom = kept(['metric', 'rule', 'arguments', 'engine', 'implementation'])
    return isJudged
      ? { type, query, ...compared, custom }
      : { type: 'custom', engine: 'sql', implementation: query, custom: [...keptCompared, ...custom] }
  }
  if (type === 'library') {
    const custom = kept(['query', 'engine', 'implementation'])
    const metric = rule.child('metric').text() ?? rule.child('rule').text() ?? ''
    const given = compact({ metric, arguments: rule.take('arguments') ?? undefined })
    return isJudged
      ? { type, ...given, ...compared, custom }
      : { type: 'custom', engine: 'library', implementation: { ...given, ...compared }, custom }
  }
  const custom = [...keptCompared, ...kept(['query', 'metric', 'rule', 'arguments'])]
  if (type === 'text') return { type, custom: [...custom, ...kept(['engine', 'implementation'])] }
  const written = rule.take('implementation')
  return {
    type: 'custom',
    engine: rule.child('engine').text() ?? '',
    implementation: Array.isArray(written) ? { checks: written } : (written ?? ''),
    custom,
  }
}

const LIBRARY = ['nullValues', 'missingValues', 'invalidValues', 'duplicateValues', 'rowCount']
const WRITTEN = [
  ...SAME,
  ...['type', 'description', 'dimension', 'query', 'metric', 'arguments', 'engine', 'implementation'],
  ...new Set(Object.values(OPERATORS)),
]

/** Rules that the form can hold, but for one that is written otherwise; the others stay, and are listed. */
export function writeRules(owner: Field, otherwise?: Field): readonly object[] {
  return owner
    .child('quality')
    .items()
    .filter((rule) => fits(rule) && rule.value !== otherwise?.value)
    .map((rule) => {
      const custom = keptOthers(customOf(rule), 'dcs')
      const said = Object.fromEntries(
        WRITTEN.flatMap((key) => (rule.child(key).isGiven ? [[key, rule.take(key)]] : [])),
      )
      const { type = 'library', engine, implementation, ...others } = said
      if (type !== 'custom') return { type, ...others, ...custom }
      if (engine === 'sql') return { type: 'sql', query: implementation, ...others, ...custom }
      if (engine === 'library') return { type: 'library', ...(implementation as Fields), ...others, ...custom }
      return { type, engine, ...compact({ implementation: listOf(implementation) }), ...others, ...custom }
    })
}

function fits(rule: Field): boolean {
  const says = (key: string): boolean => typeof rule.child(key).value === 'string'
  const type = rule.child('type').value ?? 'library'
  if (type === 'text') return says('description')
  if (type === 'custom') return true
  const judges = Object.values(OPERATORS).filter((key) => rule.child(key).isGiven)
  if (type === 'sql') return says('query') && judges.every((key) => isNumeric(rule.child(key).value))
  return LIBRARY.includes(String(rule.child('metric').value))
}

function isNumeric(value: unknown): boolean {
  return [value].flat().every((one) => typeof one === 'number')
}

/** Checks that were a list on the way in; a text without anything in it was none. */
function listOf(implementation: unknown): unknown {
  const { checks } = (implementation ?? {}) as { checks?: unknown }
  if (Array.isArray(checks) && Object.keys(implementation as object).length === 1) return checks
  return implementation === '' ? undefined : implementation
}
