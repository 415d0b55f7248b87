import {
  type CodeLeaf,
  contractSchema,
  type DomainSchema,
  type SchemaReading,
  schemaWithCode,
  schemaWithLeaf,
} from './domain-schema.ts'
import type { LeafDocument } from './stores/store.ts'

export interface SchemaCache {
  /** The contract with this leaf, or what is wrong with the leaf. */
  read(domain: string, leaf: LeafDocument): SchemaReading
  /** What is served with this leaf; one that is wrong after all leaves the contract alone in service. */
  of(domain: string, leaf: LeafDocument | null): DomainSchema
}

/** The leaf of the folder and that of the release, and a few that came before. */
const KEPT = 8

/** A schema takes tens of milliseconds to build; a leaf whose text is the same has the same one. */
export function createSchemaCache(codeLeaf: CodeLeaf | undefined): SchemaCache {
  let plain: DomainSchema | undefined
  let coded: DomainSchema | undefined
  const built = new Map<string, SchemaReading>()

  function read(domain: string, leaf: LeafDocument): SchemaReading {
    const key = JSON.stringify([domain, leaf])
    const reading = built.get(key) ?? schemaWithLeaf(domain, leaf)
    if (built.size >= KEPT) built.clear()
    built.set(key, reading)
    return reading
  }

  return {
    read,
    of(domain, leaf) {
      if (codeLeaf !== undefined) {
        coded ??= fromCode(domain, codeLeaf)
        return coded
      }
      const reading = leaf === null ? undefined : read(domain, leaf)
      if (reading?.ok) return reading.schema
      plain ??= contractSchema()
      return plain
    },
  }
}

/** @throws when the leaf is wrong: it is code, so whoever wrote it is there to hear of it */
function fromCode(domain: string, leaf: CodeLeaf): DomainSchema {
  const reading = schemaWithCode(domain, leaf)
  if (reading.ok) return reading.schema
  const faults = reading.faults.map(({ expected, found }) => `expected ${expected}, found ${found}`)
  throw new Error(`the leaf is wrong: ${faults.join('; ')}`)
}
