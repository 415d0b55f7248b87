import type { Problem } from '../documents.ts'
import { isCatalog } from './dbt/catalog.ts'
import { consumersOf } from './dbt/consumers.ts'
import { namespaceOf } from './dbt/datasets.ts'
import { ACCESSES, manifestVersion, readManifest } from './dbt/manifest.ts'
import { GROUPINGS, productFiles } from './dbt/products.ts'
import { isProfiles, profileNamespace } from './dbt/profile.ts'
import { readOptions } from './import-options.ts'
import type { Imported, Importer, ImportInput } from './importer.ts'

const NOTHING = { domain: null, files: [], notCarried: [] } as const

const OPTIONS = { access: ACCESSES, products: GROUPINGS, namespace: null, target: null } as const

/**
 * dbt's `manifest.json`, with `catalog.json` and `profiles.yml` beside it where they are: public models become output ports,
 * exposures become consumers, what lies between the ports and the sources they are made from is the inside of the products.
 */
export const dbtManifest: Importer = {
  name: 'dbt',
  title: 'dbt manifest.json',
  recognises: (value) => manifestVersion(value) !== null,
  companions: [
    { name: 'catalog.json', recognises: isCatalog },
    { name: 'profiles.yml', recognises: isProfiles },
  ],
  options: Object.keys(OPTIONS),
  read(input: ImportInput): Imported {
    const problems: Problem[] = []
    const report = (problem: Problem): void => {
      problems.push(problem)
    }
    const options = readOptions(input, OPTIONS, report)
    const profile = input.beside.get('profiles.yml') ?? null
    const namespace =
      options.namespace ??
      (profile && profileNamespace(profile, projectNameOf(input.document.value), options.target, report))
    const reading = readManifest({
      document: input.document,
      catalog: input.beside.get('catalog.json') ?? null,
      naming: { namespace },
      access: options.access ?? 'public',
      problems,
    })
    if (reading === null || problems.length > 0) return { ...NOTHING, problems }
    const { files, ports } = productFiles(reading, options.products ?? 'group')
    const { consumers, notCarried } = consumersOf(reading.exposures, reading.name, ports)
    const unnamed = namespaceOf({ namespace }, reading.adapter) === null ? [withoutNamespace(input)] : []
    return {
      domain: null,
      files,
      consumers,
      notCarried: [...unnamed, ...notCarried, ...reading.notCarried],
      problems,
    }
  },
}

function projectNameOf(value: unknown): string | null {
  const name = (value as { metadata?: { project_name?: unknown } }).metadata?.project_name
  return typeof name === 'string' ? name : null
}

/** Said once, not for each table. */
function withoutNamespace({ document }: ImportInput) {
  const { file, line, path } = document.problem(['metadata', 'adapter_type'], '', '')
  return {
    file,
    line,
    path: path ?? '$',
    value: 'the names of tables',
    why: 'a manifest does not say which server its tables are on, so that ports and inputs have no dataset that observed lineage could meet: give the option `namespace` (as OpenLineage names it, e.g. snowflake://org-account), or the profiles.yml',
  }
}
