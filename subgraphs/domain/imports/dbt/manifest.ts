import { jsonPath, type YamlDocument } from '../../descriptors/yaml-document.ts'
import type { Problem } from '../../documents.ts'
import type { NotCarried } from '../importer.ts'
import { wordOf } from '../native-files.ts'
import { type Field, readSource } from '../source.ts'
import { readCatalog } from './catalog.ts'
import { type DatasetNaming, relationOf } from './datasets.ts'
import { type DbtExposure, readExposures } from './exposures.ts'
import { entriesAt, mapAt, textAt } from './fields.ts'
import { readGroups, readModel } from './models.ts'
import type { DbtModel, DbtProject } from './project.ts'
import { type ColumnTest, readTestNode } from './tests.ts'
import { inputsOf, isExternal, isModel, isOwnModel, parentsOf } from './upstream.ts'

export interface ManifestReading extends DbtProject {
  readonly exposures: readonly DbtExposure[]
  readonly notCarried: readonly NotCarried[]
}

export interface ManifestInput {
  readonly document: YamlDocument
  readonly catalog: YamlDocument | null
  readonly naming: DatasetNaming
  /** The widest access that makes a model an output port. */
  readonly access: Access
  /** All that is wrong is added to these. */
  readonly problems: Problem[]
}

export const ACCESSES = ['public', 'protected', 'private'] as const
export type Access = (typeof ACCESSES)[number]

/** Of dbt 1.6, 1.7 and from 1.8 on; earlier ones know no access, contracts or versions. */
const VERSIONS = [10, 11, 12]

/**
 * What dbt writes for itself, or derives from what else is carried: left out by name, here alone. The code of a model stays
 * where it is, in the project's repository.
 */
export const ARTEFACT_KEYS: ReadonlySet<string> = new Set(
  `alias build_path checksum child_map compiled compiled_code compiled_path config_call_dict created_at defer_relation
  depends_on disabled doc_blocks docs extra_ctes extra_ctes_injected file_key_name fqn functions generated_at group_map
  invocation_id invocation_started_at language macros metrics original_file_path package_name parent_map patch_path path
  _pre_injected_sql primary_key project_id quoting raw_code refs resource_type root_path run_started_at selectors
  send_anonymous_usage_stats sources unique_id unrendered_config unrendered_config_call_dict unrendered_database
  unrendered_schema user_id warn_unenforced warn_unsupported env dbt_schema_version index`.split(/\s+/),
)

const SCHEMA_VERSION = /\/dbt\/manifest\/v(\d+)\.json$/

/** The version of the manifest's form; null for what is no manifest. */
export function manifestVersion(value: unknown): number | null {
  const metadata = (value as { metadata?: { dbt_schema_version?: unknown } } | null)?.metadata
  const named = metadata?.dbt_schema_version
  const version = typeof named === 'string' ? SCHEMA_VERSION.exec(named)?.[1] : undefined
  return version === undefined ? null : Number(version)
}

/** Null when it is of a form that cannot be read; then `problems` say why. */
export function readManifest({ document, catalog, naming, access, problems }: ManifestInput): ManifestReading | null {
  const { root } = readSource(document, undefined, problems)
  const version = manifestVersion(document.value)
  if (version === null || !VERSIONS.includes(version)) {
    const expected = 'the manifest of dbt 1.6 or later: v10, v11 or v12'
    problems.push(
      document.problem(['metadata', 'dbt_schema_version'], expected, version === null ? 'another' : `v${version}`),
    )
    return null
  }
  const metadata = mapAt(root, 'metadata')
  const nodes = new Map(entriesAt(root, 'nodes'))
  const sources = new Map(entriesAt(root, 'sources'))
  const adapter = textAt(metadata, 'adapter_type')
  const columnsInDatabase = catalog === null ? null : readCatalog(catalog, problems)
  const isPort = (id: string): boolean => {
    const node = nodes.get(id)
    return node !== undefined && isOwnModel(node) && ACCESSES.indexOf(accessOf(node)) <= ACCESSES.indexOf(access)
  }
  const ports = [...nodes.keys()].filter(isPort)
  const parents = parentsOf(root, nodes)
  const tests = testsByModel(nodes, isPort)
  const inputs = inputsOf({ nodes, sources, parents, isPort, naming, adapter })
  const models = ports.flatMap((id): DbtModel[] => {
    const node = nodes.get(id)
    return node === undefined
      ? []
      : [
          readModel({
            place: node,
            relation: relationOf(node, naming, adapter),
            catalog: columnsInDatabase?.of(id) ?? null,
            tests: tests.get(id) ?? [],
            inputs: inputs(id),
          }),
        ]
  })
  if (models.length === 0) problems.push(nonePublic(document, nodes, access))
  const groups = readGroups(root)
  const exposures = readExposures({ root, parents, isPort, nodes, sources, naming, adapter })
  return {
    name: textAt(metadata, 'project_name') ?? nameInIds(nodes),
    dbtVersion: textAt(metadata, 'dbt_version'),
    adapter,
    models,
    groups,
    exposures,
    notCarried: [
      ...metadata.rest('about the run that wrote the manifest', ARTEFACT_KEYS),
      ...[...nodes].flatMap(([id, node]) => leftOfNode(document, id, node, isPort)),
      ...[...groups.values()].flatMap(({ place }) => place.rest('a product has no place for it', ARTEFACT_KEYS)),
      ...exposures.flatMap(({ place }) => place.rest('a consumer has no place for it', ARTEFACT_KEYS)),
      ...[...sources].flatMap(([id, source]) => leftOfSource(document, id, source, inputs.read)),
      ...otherKinds(document, root),
      ...(columnsInDatabase?.rest() ?? []),
    ],
  }
}

const OTHER_KINDS = ['metrics', 'semantic_models', 'saved_queries', 'unit_tests']

function otherKinds(document: YamlDocument, root: Field): readonly NotCarried[] {
  return OTHER_KINDS.flatMap((kind) =>
    entriesAt(root, kind).map(([id]) =>
      left(document, [kind, id], id, `products and contracts have no place for ${kind.replace('_', ' ')}`),
    ),
  )
}

/** dbt's own default is `protected`. */
function accessOf(node: Field): Access {
  const { access, config } = node.value as { access?: unknown; config?: { access?: unknown } }
  const said = access ?? config?.access
  return ACCESSES.find((one) => one === said) ?? 'protected'
}

/** By the model they are about: the one they are attached to, or, for a query of its own, each that it reads. */
function testsByModel(
  nodes: ReadonlyMap<string, Field>,
  isPort: (id: string) => boolean,
): ReadonlyMap<string, readonly ColumnTest[]> {
  const tests = new Map<string, ColumnTest[]>()
  for (const [, node] of nodes) {
    for (const id of testedBy(node).filter(isPort)) tests.set(id, [...(tests.get(id) ?? []), readTestNode(node)])
  }
  return tests
}

function testedBy(node: Field): readonly string[] {
  const { resource_type, attached_node, depends_on, test_metadata } = node.value as {
    resource_type?: unknown
    attached_node?: unknown
    test_metadata?: unknown
    depends_on?: { nodes?: unknown }
  }
  if (resource_type !== 'test') return []
  if (typeof attached_node === 'string') return [attached_node]
  const nodes = depends_on?.nodes
  const read = Array.isArray(nodes) ? nodes.map(wordOf) : []
  // dbt 1.6 attaches nothing; the model that a generic test is about is the last it names.
  return test_metadata === undefined || test_metadata === null ? read : read.slice(-1)
}

function leftOfNode(
  document: YamlDocument,
  id: string,
  node: Field,
  isPort: (id: string) => boolean,
): readonly NotCarried[] {
  const type = wordOf((node.value as { resource_type?: unknown } | null)?.resource_type)
  if (isPort(id) && accessOf(node) === 'public') node.take('access')
  else node.child('access').explain('ports are for everyone: dbt lets no other project read this one')
  if (isPort(id)) return node.rest('ODPS and ODCS have no place for it', ARTEFACT_KEYS)
  if (isModel(node)) {
    if (isExternal(node))
      return [left(document, ['nodes', id], id, 'of another project, whose own import describes it')]
    return [
      left(
        document,
        ['nodes', id],
        accessOf(node),
        'not public: the inside of a product, on which nobody outside relies',
      ),
    ]
  }
  if (type === 'test' && testedBy(node).some(isPort))
    return node.rest('a quality rule has no place for it', ARTEFACT_KEYS)
  const why =
    type === 'test'
      ? 'a test of something that is no output port'
      : 'the inside of a product, on which nobody outside relies'
  return [left(document, ['nodes', id], type, why)]
}

function leftOfSource(
  document: YamlDocument,
  id: string,
  source: Field,
  read: ReadonlySet<string>,
): readonly NotCarried[] {
  if (read.has(id))
    return [
      ...otherName(source),
      ...source.rest('an input says what is read, not how; who owns the source can say so', ARTEFACT_KEYS),
    ]
  return [left(document, ['sources', id], id, 'no output port is made from it')]
}

function otherName(source: Field): readonly NotCarried[] {
  const { name, identifier } = source.value as { name?: unknown; identifier?: unknown }
  if (name === identifier || typeof identifier !== 'string') return []
  const why =
    'the dataset has the source’s name, as OpenLineage’s dbt integration calls it; other tools report this name'
  return [{ ...source.child('identifier').place(), value: identifier, why }]
}

function left(document: YamlDocument, path: readonly (string | number)[], value: string, why: string): NotCarried {
  const { file, line } = document.problem(path, '', '')
  return { file, line, path: jsonPath(path), value, why }
}

function nonePublic(document: YamlDocument, nodes: ReadonlyMap<string, Field>, access: Access): Problem {
  const count = [...nodes.values()].filter(isOwnModel).length
  const expected =
    access === 'public'
      ? 'a model with `access: public`, which makes it an output port (the option `access=protected` takes all that are not private)'
      : `a model whose access is ${access} or wider`
  return document.problem(['nodes'], expected, count === 0 ? 'no model at all' : `${count} models, none of them`)
}

/** Manifests before dbt 1.7 do not say how their project is called; the ids of its nodes do. */
function nameInIds(nodes: ReadonlyMap<string, Field>): string | null {
  const [first] = [...nodes.values()].filter(isOwnModel)
  return first === undefined ? null : textAt(first, 'package_name')
}
