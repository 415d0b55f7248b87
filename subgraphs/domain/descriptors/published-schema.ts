import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../platform/package-root.ts'
import { type JsonSchema, STANDARDS, type Standard } from './standard-versions.ts'

/** The JSON Schema of a standard as its owners publish it. */
export function publishedSchema(standard: Standard): JsonSchema {
  return readSchema(STANDARDS[standard].file)
}

/** A schema below `standards/`. */
export function readSchema(file: string): JsonSchema {
  return JSON.parse(readFileSync(join(packageRoot(), 'subgraphs/domain/standards', file), 'utf8'))
}
