// Writes the validators of the standards' schemas, in each version, as code (dist/validators): a process that starts has them at once.
import { publishedSchema } from '../subgraphs/domain/descriptors/published-schema.ts'
import { writeValidators } from '../subgraphs/domain/descriptors/schema-validators.ts'
import { STANDARDS, type Standard } from '../subgraphs/domain/descriptors/standard-versions.ts'

writeValidators(
  Object.entries(STANDARDS).flatMap(([standard, { versions }]) =>
    versions.map(({ amend }) => amend(publishedSchema(standard as Standard))),
  ),
)
