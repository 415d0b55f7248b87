/**
 * Which versions of the two native standards are read, and the JSON Schema that judges each. One schema of each standard lies
 * here as its owners publish it; a version beside it is that schema with what the owners' change log says of it, so that there
 * is one place to read what a version adds, and no second copy of three thousand lines.
 */
export type Standard = 'odps' | 'odcs'

interface StandardVersion {
  /** What `apiVersion` says. */
  readonly name: string
  /** Of earlier and later versions alike: the published schema as this version has it. */
  readonly amend: (schema: JsonSchema) => JsonSchema
}

export interface StandardVersions {
  /** Below `standards/`. */
  readonly file: string
  /** Newest first. */
  readonly versions: readonly StandardVersion[]
  /** Judged by the published schema, but not what one would write today. */
  readonly tolerated: readonly string[]
}

/** A JSON Schema as it is walked and amended here. */
// biome-ignore lint/suspicious/noExplicitAny: a schema's shape is what it describes
export type JsonSchema = any

const asPublished = (schema: JsonSchema): JsonSchema => schema

export const STANDARDS: Readonly<Record<Standard, StandardVersions>> = {
  odps: {
    file: 'odps/odps-json-schema-v1.0.0.json',
    versions: [
      { name: 'v1.1.0', amend: odps11 },
      { name: 'v1.0.0', amend: asPublished },
    ],
    tolerated: ['v0.9.0'],
  },
  odcs: {
    file: 'odcs/odcs-json-schema-v3.1.0.json',
    versions: [
      { name: 'v3.1.0', amend: asPublished },
      { name: 'v3.0.2', amend: odcs30 },
      { name: 'v3.0.1', amend: odcs30 },
      { name: 'v3.0.0', amend: odcs30 },
    ],
    tolerated: ['v2.2.2', 'v2.2.1', 'v2.2.0'],
  },
}

/** How a document of this `apiVersion` is judged; null when it is of no version that is known here. */
export function amendmentOf(standard: Standard, apiVersion: unknown): StandardVersion['amend'] | null {
  const { versions, tolerated } = STANDARDS[standard]
  const known = versions.find(({ name }) => name === apiVersion)
  if (known !== undefined) return known.amend
  return apiVersion === undefined || tolerated.some((name) => name === apiVersion) ? asPublished : null
}

const TEXT = { type: 'string' }
const FLAG = { type: 'boolean' }
const listOf = (def: string): JsonSchema => ({ type: 'array', items: { $ref: `#/$defs/${def}` } })
const NOTES = {
  tags: { $ref: '#/$defs/Tags' },
  customProperties: listOf('CustomProperty'),
  authoritativeDefinitions: listOf('AuthoritativeDefinition'),
}
const closed = (required: readonly string[], properties: JsonSchema): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
})

/**
 * ODPS 1.1.0: the architectural type (RFC 29), variables (RFC 50: any text, so nothing here), vendors (35), context (38), synonyms
 * (41), deprecation (51), notes on a bill of materials (61), ids, and less that is required.
 */
function odps11(published: JsonSchema): JsonSchema {
  const schema = structuredClone(published)
  const { properties, $defs } = schema
  schema.required = ['apiVersion', 'kind', 'id']
  properties.apiVersion.enum = ['v1.1.0']
  const named = { synonyms: listOf('Synonym'), context: { $ref: '#/$defs/Context' } }
  Object.assign(properties, { type: TEXT, deprecated: FLAG, ...named })
  Object.assign($defs.OutputPort.properties, named)
  for (const port of ['InputPort', 'OutputPort', 'ManagementPort']) $defs[port].properties.deprecated = FLAG
  for (const port of ['InputPort', 'OutputPort']) $defs[port].required = ['name']
  delete $defs.SBOM.required
  Object.assign($defs.SBOM.properties, NOTES)
  $defs.CustomProperty.properties.vendor = TEXT
  const identified =
    'CustomProperty AuthoritativeDefinition InputPort OutputPort SBOM ManagementPort Support TeamMember'
  for (const def of identified.split(' ')) $defs[def].properties.id = TEXT
  $defs.Synonym = closed(['synonym'], {
    id: TEXT,
    synonym: TEXT,
    description: TEXT,
    locale: TEXT,
    source: TEXT,
    status: TEXT,
    customProperties: NOTES.customProperties,
  })
  $defs.Context = closed([], {
    instructions: TEXT,
    verifiedStatements: {
      type: 'array',
      items: closed(['question'], { id: TEXT, question: TEXT, answer: TEXT, ...NOTES }),
    },
    constraints: { type: 'array', items: closed(['constraint'], { id: TEXT, constraint: TEXT, ...NOTES }) },
  })
  return schema
}

/**
 * ODCS 3.0.x: 3.1.0 closed most objects, renamed a library check's `rule` to `metric` and wants exactly one operator of it, made
 * exclusive limits values, the team an object, and mended two kinds of server. A document that was valid then is so still,
 * and what 3.1.0 allows is not refused: its owners' own examples mix the two.
 */
function odcs30(published: JsonSchema): JsonSchema {
  const schema = structuredClone(published)
  const { $defs } = schema
  const opened = [
    $defs.AuthoritativeDefinitions.items,
    ...'CustomProperty Pricing Role ServiceLevelAgreementProperty SupportItem Team TeamMember'
      .split(' ')
      .map((def) => $defs[def]),
  ]
  for (const object of opened) delete object.additionalProperties
  for (const object of [$defs.DataQuality, $defs.SchemaBaseProperty, $defs.Server, schema]) {
    delete object.unevaluatedProperties
  }
  for (const def of ['CustomProperty', 'TeamMember']) delete $defs[def].required
  $defs.StableId = {}
  for (const { then: options } of $defs.SchemaBaseProperty.allOf) {
    const limits = options?.properties?.logicalTypeOptions?.properties ?? {}
    for (const limit of ['exclusiveMinimum', 'exclusiveMaximum']) {
      if (limits[limit] !== undefined) limits[limit].type = ['boolean', limits[limit].type]
    }
  }
  const { oneOf: operators } = $defs.DataQualityOperators
  const library = $defs.DataQualityLibrary
  delete library.allOf
  delete library.required
  library.anyOf = [{ required: ['rule'] }, { required: ['metric'] }]
  for (const { properties } of operators) Object.assign(library.properties, properties)
  delete $defs.DataQualitySql.allOf
  const { AthenaServer, DuckdbServer } = $defs.ServerSource
  AthenaServer.required = ['schema']
  DuckdbServer.properties.schema.type = ['string', 'integer']
  return schema
}
