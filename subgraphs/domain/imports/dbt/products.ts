import { assignSlugs, portSlug, slug } from '../../../../schema/ids.ts'
import type { ImportedFile } from '../importer.ts'
import { compact, contractFile, customProperties, productFile, UNSAID } from '../native-files.ts'
import { contractIdOf, contractOf, kindOf, teamOf, UNVERSIONED, versionOf } from './contract.ts'
import { hasWord } from './fields.ts'
import type { DbtInput, DbtModel, DbtProject } from './project.ts'

type Fields = Readonly<Record<string, unknown>>

/** How models are gathered into products. */
export const GROUPINGS = ['group', 'folder', 'package', 'model'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Names of layers, after dbt's own guide to structuring a project: they say how far along data is, not what it is about. */
const LAYERS = new Set('base core intermediate mart marts models prod public published reporting staging'.split(' '))

/** A model's place in the domain, by the segments of its port's id. */
export interface PortPlace {
  readonly product: string
  readonly port: string
}

export interface ProductFiles {
  readonly files: readonly ImportedFile[]
  /** By the model's unique id. */
  readonly ports: ReadonlyMap<string, PortPlace>
}

interface DbtProduct {
  readonly name: string
  readonly segment: string
  readonly group: string | null
  readonly ports: readonly NamedPort[]
}

interface NamedPort {
  readonly model: DbtModel
  readonly name: string
  readonly segment: string
}

/** An ODPS product a group of models, an output port a model, a contract beside it. */
export function productFiles(project: DbtProject, grouping: Grouping): ProductFiles {
  const products = gather(project, grouping)
  const ports = new Map(
    products.flatMap(({ segment, ports }) =>
      ports.map(({ model, segment: port }) => [model.uniqueId, { product: segment, port }] as const),
    ),
  )
  const byId = new Map(project.models.map((model) => [model.uniqueId, model]))
  const files = products.flatMap((product): ImportedFile[] => [
    productFile(product.segment, productOf(product, project, byId)),
    ...product.ports.map(({ model, segment }) => contractFile(product.segment, segment, contractOf(model, project))),
  ])
  return { files, ports }
}

function gather({ models, name: project, groups }: DbtProject, grouping: Grouping): readonly DbtProduct[] {
  const byName = new Map<string, DbtModel[]>()
  for (const model of models) {
    const name = productNameOf(model, grouping, project)
    const members = byName.get(name)
    if (members === undefined) byName.set(name, [model])
    else members.push(model)
  }
  // Names that make one segment (`Sales` and `sales`) are one product: dbt's own names are words of lower case.
  const bySegment = new Map<string, { name: string; models: DbtModel[] }>()
  for (const [name, members] of byName) {
    const segment = slug(name)
    const known = bySegment.get(segment)
    if (known === undefined) bySegment.set(segment, { name, models: members })
    else known.models.push(...members)
  }
  return [...bySegment].map(([segment, { name, models: members }]) => ({
    name,
    segment,
    group: groupOf(members, groups),
    ports: namePorts(members),
  }))
}

/** What the project itself calls the product, else its group, else the first folder that is no layer, else the package. */
function productNameOf(model: DbtModel, grouping: Grouping, project: string | null): string {
  const packageName = [model.packageName, project].find((name) => name !== null && hasWord(name)) ?? 'dbt'
  if (grouping === 'model') return model.name
  if (grouping === 'package') return packageName
  const said = model.meta.data_product
  if (typeof said === 'string' && hasWord(said)) return said
  const folder = model.folders.find((name) => !LAYERS.has(name.toLowerCase()) && hasWord(name))
  return (grouping === 'group' ? model.group : null) ?? folder ?? packageName
}

/** The group that all of the product's models are in: its owner is the product's. */
function groupOf(models: readonly DbtModel[], groups: DbtProject['groups']): string | null {
  const [group = null, ...others] = [...new Set(models.map((model) => model.group))]
  return others.length === 0 && group !== null && groups.has(group) ? group : null
}

/** Versions that make one id (`1.1` and `1.2`, or none that is a number) are told apart by name, as dbt's aliases are. */
function namePorts(models: readonly DbtModel[]): readonly NamedPort[] {
  const first = assignSlugs(models, (model) => portSlug(model.name, versionOf(model)))
  const kept = new Set([...first.bySlug.values()].filter(hasNumber))
  return models.map((model) => {
    const name = kept.has(model) ? model.name : `${model.name}_v${model.version ?? UNVERSIONED}`
    return { model, name, segment: portSlug(name, versionOf(model)) }
  })
}

const hasNumber = (model: DbtModel): boolean => /^\d/.test(versionOf(model))

function productOf(
  { name, group, ports }: DbtProduct,
  project: DbtProject,
  byId: ReadonlyMap<string, DbtModel>,
): Fields {
  const owner = group === null ? undefined : project.groups.get(group)
  const said = saidOwner(ports)
  const inputs = new Map<string, Fields>()
  const names = new Set<string>()
  const own = new Set(ports.map(({ model }) => model.uniqueId))
  const inputName = (input: DbtInput, { id, version }: Reference): string => {
    const plain = input.kind === 'model' ? (byId.get(input.uniqueId)?.name ?? id) : input.name || id
    const name = version === UNVERSIONED ? plain : `${plain}_v${version}`
    const free = names.has(name) ? `${id}_v${version}` : name
    names.add(free)
    return free
  }
  const outputs = ports.map(({ model, name: portName }) => {
    for (const input of model.inputs ?? []) {
      const reference = referenceTo(input, byId)
      const key = `${reference.id} ${reference.version}`
      if (!own.has(input.uniqueId) && !inputs.has(key))
        inputs.set(key, inputPortOf(input, reference, inputName(input, reference)))
    }
    return outputPortOf(model, portName, model.inputs?.map((input) => referenceTo(input, byId)) ?? null)
  })
  const tags = [...new Set(ports.flatMap(({ model }) => model.tags))]
  const team = owner ? teamOf(owner, group ?? name) : said === null ? undefined : { name: said }
  return compact({
    id: [project.name, name].filter((part) => part !== null).join('.'),
    name,
    version: UNSAID.version,
    status: 'active',
    description: compact({ purpose: owner?.description || undefined }),
    tags,
    customProperties: customProperties({
      'heddle.transformation': compact({
        engine: 'dbt',
        version: project.dbtVersion ?? undefined,
        description: project.adapter === null ? undefined : `on ${project.adapter}`,
      }),
      'dbt.project': project.name ?? undefined,
    }),
    inputPorts: [...inputs.values()],
    outputPorts: outputs,
    team,
  })
}

/** `meta.owner`, where all of a product's models name the same and no group says it. */
function saidOwner(ports: readonly NamedPort[]): string | null {
  const [owner, ...others] = [...new Set(ports.map(({ model }) => model.meta.owner))]
  return typeof owner === 'string' && others.length === 0 ? owner : null
}

interface Reference {
  readonly id: string
  readonly version: string
}

/** What an input is called by: the contract that an import of it has, else the name that dbt has for it. */
function referenceTo(input: DbtInput, byId: ReadonlyMap<string, DbtModel>): Reference {
  if (input.kind === 'external')
    return { id: contractIdOf(input.packageName, input.name), version: input.version ?? UNVERSIONED }
  const model = input.kind === 'model' ? byId.get(input.uniqueId) : undefined
  if (model !== undefined) return { id: contractIdOf(model.packageName, model.name), version: versionOf(model) }
  return { id: input.uniqueId, version: UNVERSIONED }
}

function inputPortOf(input: DbtInput, { id, version }: Reference, name: string): Fields {
  const dataset = input.kind === 'model' ? null : (input.relation?.dataset ?? null)
  const description = input.kind === 'source' || input.kind === 'seed' ? input.description : null
  return compact({
    name,
    version,
    contractId: id,
    customProperties: customProperties({
      'heddle.dataset': dataset ?? undefined,
      'heddle.description': description || undefined,
    }),
  })
}

/** Without a word on what a port is made from, all inputs would be taken to feed it; one made from nothing says so. */
function outputPortOf(model: DbtModel, name: string, inputContracts: readonly Reference[] | null): Fields {
  const { relation } = model
  return {
    ...compact({
      name,
      description: model.description || undefined,
      type: kindOf(model),
      version: versionOf(model),
      contractId: contractIdOf(model.packageName, model.name),
      tags: model.tags,
      customProperties: customProperties({
        'heddle.datasets': relation?.dataset ? [relation.dataset] : undefined,
        'heddle.location': relation?.sqlName || undefined,
      }),
    }),
    ...(inputContracts === null ? {} : { inputContracts }),
  }
}
