import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Ajv2019, ValidateFunction } from 'ajv/dist/2019.js'
import { packageRoot } from '../../../platform/package-root.ts'
import type { JsonSchema } from './standard-versions.ts'

const require = createRequire(import.meta.url)

/**
 * The validator of a schema: as code that the build has written, which is there at once; where there is none for this very schema
 * ajv is loaded and compiles it, which takes half a second of CPU for the larger standard. Both are ajv's, of the same options.
 */
export function validatorOf(schema: JsonSchema, how: ValidatorOptions = {}): ValidateFunction {
  const file = writtenFile(schema, how)
  return existsSync(file) ? (require(file) as ValidateFunction) : createAjv(how).compile(schema)
}

export interface ValidatorOptions {
  /** Whether the formats of texts are judged; true when not given. */
  readonly validateFormats?: boolean
}

/** Writes the validators of these schemas, each unless it is there, and removes all others: a part of the build. */
export function writeValidators(schemas: readonly JsonSchema[]): void {
  const files = new Map(schemas.map((schema) => [writtenFile(schema), schema]))
  mkdirSync(folder(), { recursive: true })
  for (const [file, schema] of files) {
    if (existsSync(file)) continue
    const ajv = createAjv()
    const standalone = require('ajv/dist/standalone').default as (ajv: Ajv2019, validate: ValidateFunction) => string
    writeFileSync(`${file}.${process.pid}`, standalone(ajv, ajv.compile(schema)))
    renameSync(`${file}.${process.pid}`, file)
  }
  for (const name of readdirSync(folder())) {
    if (!files.has(join(folder(), name))) rmSync(join(folder(), name), { force: true })
  }
}

const folder = (): string => join(packageRoot(), 'dist', 'validators')

/** By what it is made of: another schema, another ajv, or one asked otherwise, is another file. */
function writtenFile(schema: JsonSchema, how: ValidatorOptions = {}): string {
  const { version } = require('ajv/package.json') as { version: string }
  const digest = createHash('sha256')
    .update(JSON.stringify([version, OPTIONS, how, schema]))
    .digest('hex')
  return join(folder(), `${digest.slice(0, 32)}.cjs`)
}

/**
 * Errors bring the part of the schema that they are of (`verbose`): their `schemaPath` does not say where it stands. A fifth of a
 * second of CPU less to compile, for the same verdicts: the standards' schemas are ours to check (a test does), not each process's,
 * and V8 makes nothing of the shorter code that ajv would spend its time on.
 */
const OPTIONS = {
  strict: false,
  allErrors: true,
  verbose: true,
  validateSchema: false,
  code: { optimize: false, source: true },
} as const

function createAjv({ validateFormats = true }: ValidatorOptions = {}): Ajv2019 {
  const { Ajv2019: Ajv } = require('ajv/dist/2019.js') as { Ajv2019: typeof Ajv2019 }
  const ajv = new Ajv({ validateFormats, ...OPTIONS })
  const { default: addFormats } = require('ajv-formats') as { default: (ajv: Ajv2019) => void }
  addFormats(ajv)
  return ajv
}
