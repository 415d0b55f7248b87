import { avro } from './avro.ts'
import { dataContractSpecification } from './data-contract-specification.ts'
import { dataProductContract } from './data-product-contract.ts'
import { dataProductDescriptor } from './data-product-descriptor.ts'
import { dbtManifest } from './dbt-manifest.ts'
import { dbtSchema } from './dbt-schema.ts'
import type { Exporter, Importer } from './importer.ts'
import { meshManifest } from './mesh-manifest.ts'
import { odcs } from './native/odcs.ts'
import { odps } from './native/odps.ts'
import { outputPorts } from './output-ports.ts'
import { schemaFields } from './schema-fields.ts'
import { streaming } from './streaming.ts'

/** Every form that is read; what tells one from another is its content, so that their order says nothing. */
export const IMPORTERS: readonly Importer[] = [
  meshManifest,
  outputPorts,
  schemaFields,
  streaming,
  avro,
  dataProductContract,
  dataContractSpecification,
  dataProductDescriptor,
  dbtManifest,
  dbtSchema,
  odcs,
  odps,
]

/** Every form that is written. */
export const EXPORTERS: readonly Exporter[] = [
  meshManifest,
  outputPorts,
  schemaFields,
  streaming,
  avro,
  dataProductContract,
  dataContractSpecification,
  dataProductDescriptor,
]
