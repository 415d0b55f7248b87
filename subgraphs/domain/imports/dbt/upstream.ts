import type { Field } from '../source.ts'
import { type DatasetNaming, relationOf } from './datasets.ts'
import { labelAt, textAt } from './fields.ts'
import type { DbtInput } from './project.ts'

/** Of another project: what dbt knows of it came from that project's own manifest, and has no file here. */
export function isExternal(node: Field): boolean {
  const { original_file_path: file, path } = node.value as { original_file_path?: unknown; path?: unknown }
  return isModel(node) && !file && !path
}

export function isModel({ value }: Field): boolean {
  return (value as { resource_type?: unknown } | null)?.resource_type === 'model'
}

export function isOwnModel(node: Field): boolean {
  return isModel(node) && !isExternal(node)
}

export type Parents = (id: string) => readonly string[]

export function parentsOf(root: Field, nodes: ReadonlyMap<string, Field>): Parents {
  const map = root.take('parent_map') as Readonly<Record<string, readonly string[]>> | undefined
  return (id) => {
    const own = (nodes.get(id)?.value as { depends_on?: { nodes?: unknown } } | undefined)?.depends_on?.nodes
    const found = map?.[id] ?? own
    return Array.isArray(found) ? found.filter((parent): parent is string => typeof parent === 'string') : []
  }
}

interface Upstream {
  readonly nodes: ReadonlyMap<string, Field>
  readonly sources: ReadonlyMap<string, Field>
  readonly parents: Parents
  readonly isPort: (id: string) => boolean
  readonly naming: DatasetNaming
  readonly adapter: string | null
}

/** What a port is made from, through all that is no port itself. `read` tells afterwards which sources and seeds are inputs. */
export function inputsOf(
  upstream: Upstream,
): ((id: string) => readonly DbtInput[]) & { readonly read: ReadonlySet<string> } {
  const read = new Set<string>()
  const find = (id: string): readonly DbtInput[] => {
    const inputs: DbtInput[] = []
    const seen = new Set([id])
    const queue = [...upstream.parents(id)]
    for (const parent of queue) {
      if (seen.has(parent)) continue
      seen.add(parent)
      const input = inputAt(parent, upstream)
      if (input === null) queue.push(...upstream.parents(parent))
      else {
        inputs.push(input)
        read.add(parent)
      }
    }
    return inputs
  }
  return Object.assign(find, { read })
}

function inputAt(id: string, { nodes, sources, isPort, naming, adapter }: Upstream): DbtInput | null {
  if (isPort(id)) return { kind: 'model', uniqueId: id }
  const source = sources.get(id)
  if (source !== undefined)
    return {
      kind: 'source',
      uniqueId: id,
      name: [textAt(source, 'source_name'), textAt(source, 'name')].filter(Boolean).join('.'),
      description:
        [textAt(source, 'description'), textAt(source, 'source_description')].filter(Boolean).join('\n') || null,
      relation: relationOf(source, naming, adapter),
    }
  const node = nodes.get(id)
  if (node === undefined) return /^(model|source|seed)\./.test(id) ? unknownInput(id) : null
  if (isExternal(node))
    return {
      kind: 'external',
      uniqueId: id,
      packageName: textAt(node, 'package_name') ?? '',
      name: textAt(node, 'name') ?? id,
      version: labelAt(node, 'version'),
      relation: relationOf(node, naming, adapter),
    }
  if ((node.value as { resource_type?: unknown }).resource_type !== 'seed') return null
  return {
    kind: 'seed',
    uniqueId: id,
    name: textAt(node, 'name') ?? id,
    description: textAt(node, 'description'),
    relation: relationOf(node, naming, adapter),
  }
}

/** Named as a parent, but not described: of another project whose manifest was not at hand. */
function unknownInput(id: string): DbtInput {
  const [, packageName = '', name = id, version] = id.split('.')
  return {
    kind: 'external',
    uniqueId: id,
    packageName,
    name,
    version: version?.replace(/^v/, '') ?? null,
    relation: null,
  }
}
