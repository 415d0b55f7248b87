import { domainOf } from '../../../../schema/ids.ts'
import { oneLine } from '../../terminal/one-line.ts'
import { short } from '../../terminal/short.ts'
import type { Cell, Drawing } from '../draw/columns.ts'
import { facts, section, tableSection } from '../draw/page.ts'
import { joined, moment } from '../draw/values.ts'
import { contractText, headText, levelsText, neighboursText, notLive, qualityText, teamText } from './parts.ts'
import { type AnyPort, portsText } from './ports.ts'
import type { Problem, Product } from './product-question.ts'

const INPUTS = [
  { name: 'input' },
  { name: 'version' },
  { name: 'reads', gives: true },
  { name: 'what for', gives: true },
] as const

export function productText(product: Product, drawing: Drawing): string {
  const { id, catalogEntry: entry, description, transformation } = product
  const known = entry?.lastKnown ?? null
  const domain = domainOf(id) ?? ''
  const ports: readonly AnyPort[] = product.outputPorts ?? known?.ports ?? []
  const links = [...(product.links ?? []), ...(product.support ?? [])]
  const release = entry?.release ?? null
  return [
    headText(
      id,
      product.title ?? known?.title ?? product.name ?? known?.name ?? null,
      [
        ['mind', notLive(entry?.availability ?? null, domain, known?.takenAt ?? null, entry?.lastSeenAt ?? null)],
        ['status', joined([product.status ?? known?.status, product.archetype?.toLowerCase().replaceAll('_', '-')])],
        ['version', product.version ?? known?.version],
        ['domain', domain],
        ['owner', teamText(product.owner ?? known?.owner ?? null)],
        ['tags', (product.tags ?? known?.tags ?? []).join(', ')],
        ['purpose', description?.purpose],
        ['usage', description?.usage],
        ['limitations', description?.limitations],
        ['quality', qualityText(product.quality ?? known?.quality ?? null)],
        ['made by', joined([transformation?.engine, transformation?.version, transformation?.description])],
        ['changed', product.updatedAt === null ? null : moment(product.updatedAt)],
        ['release', releaseText(release)],
      ],
      drawing,
    ),
    problemsText(product.problems, drawing),
    portsText(ports, drawing),
    levelsText(product.serviceLevels ?? known?.serviceLevels ?? null, drawing),
    ...ports.map(({ id: port, contract }) =>
      contractText(`Contract of ${port.split('/').at(-1) ?? port}:`, contract, drawing),
    ),
    tableSection('Inputs, as declared', INPUTS, inputRows(product.inputPorts ?? known?.inputPorts ?? null), drawing),
    neighboursText('Made from, one hop', product.upstream, drawing),
    neighboursText('Read by, one hop', product.downstream, drawing),
    section(
      'Links',
      facts(
        links.map(({ kind, title, url }) => [kind ?? 'link', joined([title, url], '  ')]),
        drawing,
      ),
      drawing,
    ),
  ].join('')
}

function releaseText(release: NonNullable<Product['catalogEntry']>['release']): Cell | null {
  if (release?.accepted == null) return null
  const { accepted, live, drift } = release
  if (!drift) return short(accepted)
  return [`${short(accepted)} is accepted, but ${live == null ? 'another' : short(live)} is served (drift)`, 'warning']
}

function inputRows(inputs: Product['inputPorts']): readonly (readonly Cell[])[] {
  return (inputs ?? []).map(({ name, version, portId, contractId, datasetId, description }) => [
    name,
    version ?? '',
    portId ?? contractId ?? datasetId ?? '',
    description ?? '',
  ])
}

/** `products/a/product.yaml:3 $.status: expected …, found …` */
export function problemsText(problems: readonly Problem[] | null, drawing: Drawing): string {
  const lines = (problems ?? []).map(({ file, line, path, expected, found }) => {
    const where = joined([`${file}${line === null ? '' : `:${line}`}`, path], ' ')
    const said = `${where}: expected ${expected ?? 'something else'}, found ${found ?? 'nothing'}`
    return `  ${drawing.style.bad(oneLine(said))}\n`
  })
  return section('Problems', lines.join(''), drawing)
}
