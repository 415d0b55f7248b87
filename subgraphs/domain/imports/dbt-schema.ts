import type { Problem } from '../documents.ts'
import { GROUPINGS, productFiles } from './dbt/products.ts'
import { readSchemaFile } from './dbt/schema-file.ts'
import { readOptions } from './import-options.ts'
import type { Imported, Importer, ImportInput } from './importer.ts'

const OPTIONS = { products: GROUPINGS } as const

/**
 * dbt's `schema.yml` (any file of properties): what a team has where the manifest is not at hand, because it is written by a
 * build. It has models with their columns and tests, but neither tables nor lineage: the manifest has these.
 */
export const dbtSchema: Importer = {
  name: 'dbt-schema',
  title: 'dbt schema.yml',
  recognises(value) {
    const file = value as { version?: unknown; models?: unknown; metadata?: unknown } | null
    return (
      Array.isArray(file?.models) &&
      (file.version === undefined || [2, '2'].some((version) => version === file.version)) &&
      file.models.every(isModel)
    )
  },
  options: Object.keys(OPTIONS),
  read(input: ImportInput): Imported {
    const problems: Problem[] = []
    const report = (problem: Problem): void => {
      problems.push(problem)
    }
    const options = readOptions(input, OPTIONS, report)
    const { project, notCarried } = readSchemaFile(input.document, problems)
    if (problems.length > 0) return { domain: null, files: [], notCarried: [], problems }
    const { files } = productFiles(project, options.products ?? 'group')
    return { domain: null, files, notCarried: notCarried(), problems }
  },
}

/** Other forms have a list `models` too; none of them has models of columns and tests by these names. */
function isModel(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'name' in value && !('unique_id' in value)
}
