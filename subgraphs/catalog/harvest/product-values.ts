import { isDateTime } from '../../../platform/time-forms.ts'
import { lineageProduct } from '../../../schema/lineage-document.ts'
import { LONGEST_DESCRIPTION, LONGEST_LABEL } from '../../../schema/text-lengths.ts'
import { type Deviation, shapeDeviations } from '../conformance/deviation.ts'
import { lineageProductOf } from './lineage-document.ts'
import type { HarvestedProduct } from './product.ts'

/** Room for any column of any dataset, its namespace, name and path percent-encoded. */
const LONGEST_SOURCE = 50_000
const MOST = { ports: 500, columns: 10_000, sources: 500, tags: 500 } as const

type Quality = NonNullable<HarvestedProduct['quality']>
type ServiceLevel = NonNullable<HarvestedProduct['serviceLevels']>[number]

/**
 * What is wrong with the values of a product that has the right shape: sizes, dates that are none, scores outside 0–1, and
 * what lineage would refuse, with the whole document of the domain. Each says where and what was expected.
 */
export function valueDeviations(product: HarvestedProduct): readonly Deviation[] {
  const deviations: Deviation[] = []
  const expect = (holds: boolean, where: string, expected: string, found: unknown) => {
    if (!holds) deviations.push({ where, expected, found: String(found) })
  }
  const short = (text: string | null | undefined, path: string, most = LONGEST_LABEL) =>
    expect((text?.length ?? 0) <= most, path, `at most ${most} characters`, text?.length)
  const few = (list: readonly unknown[] | null | undefined, path: string, most: number) =>
    expect((list?.length ?? 0) <= most, path, `at most ${most}`, list?.length)
  const moment = (text: string | null, path: string) =>
    expect(text === null || isDateTime(text), path, 'an RFC 3339 date-time with a zone', shown(text))
  const ratio = (value: number | null, path: string) =>
    expect(value === null || (value >= 0 && value <= 1), path, 'a number from 0 to 1', value)

  function tagged(tags: readonly string[] | null, path: string): void {
    few(tags, path, MOST.tags)
    for (const tag of tags ?? []) short(tag, path)
  }
  function measured(quality: Quality | null, path: string): void {
    if (quality === null) return
    moment(quality.measuredAt, `${path}.measuredAt`)
    for (const { dimension, score, coverage } of [{ dimension: '', ...quality }, ...(quality.dimensions ?? [])]) {
      const at = dimension === '' ? path : `${path}.${dimension}`
      ratio(score, `${at}.score`)
      ratio(coverage, `${at}.coverage`)
    }
  }
  function promised(levels: readonly ServiceLevel[] | null, path: string): void {
    for (const { property, since } of levels ?? []) moment(since, `${path}.${property.slice(0, 80)}.since`)
  }

  short(product.name, 'name')
  short(product.title, 'title')
  short(product.owner?.name, 'owner.name')
  for (const [part, text] of Object.entries(product.description ?? {}))
    short(text, `description.${part}`, LONGEST_DESCRIPTION)
  tagged(product.tags, 'tags')
  measured(product.quality, 'quality')
  promised(product.serviceLevels, 'serviceLevels')
  few(product.inputPorts, 'inputPorts', MOST.ports)
  few(product.outputPorts, 'outputPorts', MOST.ports)
  for (const port of product.outputPorts ?? []) {
    const at = `port ${port.id.slice(product.id.length + 1)}`
    short(port.name, `${at}.name`)
    short(port.description, `${at}.description`, LONGEST_DESCRIPTION)
    measured(port.quality, `${at}.quality`)
    promised(port.serviceLevels, `${at}.serviceLevels`)
    few(port.contract?.columns, `${at}.columns`, MOST.columns)
    for (const column of port.contract?.columns ?? []) {
      short(column.path, `${at}.columns.path`)
      short(column.format, `${at}.columns.format`)
      short(column.semanticType, `${at}.columns.semanticType`)
      short(column.description, `${at}.columns.description`, LONGEST_DESCRIPTION)
      tagged(column.tags, `${at}.columns.tags`)
      const { transformSourceObjects: sources, transformLogic, transformDescription } = column
      few(sources, `${at}.columns.transformSourceObjects`, MOST.sources)
      for (const source of sources ?? []) short(source, `${at}.columns.transformSourceObjects`, LONGEST_SOURCE)
      short(transformLogic, `${at}.columns.transformLogic`, LONGEST_DESCRIPTION)
      short(transformDescription, `${at}.columns.transformDescription`, LONGEST_DESCRIPTION)
    }
  }
  if (deviations.length > 0) return deviations
  // Its columns are texts like these, and the most of it by far.
  const { ports, ...rest } = lineageProductOf(product)
  const known = { ...rest, ports: ports.map((port) => ({ ...port, columns: [] })) }
  const forLineage = lineageProduct.safeParse(known)
  if (forLineage.success) return []
  const refused = shapeDeviations(forLineage.error, known)
  return refused.map((deviation) => ({ ...deviation, expected: `${deviation.expected}, or lineage refuses it` }))
}

function shown(text: string | null): string {
  return JSON.stringify(text?.slice(0, 80) ?? null)
}
