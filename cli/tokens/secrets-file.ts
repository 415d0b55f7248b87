import { randomBytes } from 'node:crypto'
import { createTokenSigner, generateKeyPair, publicKeyOf } from '../../platform/tokens.ts'

/**
 * The secrets of a new mesh as lines of an environment file, for where no `npm start` made them (containers). With a
 * signing key only tokens are made: a mesh keeps its keys, and its store's password, for life.
 *
 * @throws when the signing key is none
 */
export async function secretsAsEnvFile(signingKey?: string): Promise<string> {
  const keys = signingKey === undefined ? generateKeyPair() : { signingKey, publicKey: publicKeyOf(signingKey) }
  const sign = createTokenSigner(keys.signingKey)
  const lines = [
    '# Everyone who holds the signing key can make any token: it goes to the catalog alone.',
    `HEDDLE_PUBLIC_KEY=${keys.publicKey}`,
    `HEDDLE_SIGNING_KEY=${keys.signingKey}`,
    '# May do everything.',
    `HEDDLE_ADMIN_TOKEN=${await sign({ kind: 'admin' })}`,
    '# Brings a new domain into the mesh; the domain then gets a token of its own.',
    `HEDDLE_ENROL_TOKEN=${await sign({ kind: 'enrol' })}`,
    '# Posts OpenLineage events about any dataset (OPENLINEAGE_API_KEY of producers).',
    `HEDDLE_INGEST_TOKEN=${await sign({ kind: 'ingest' })}`,
    '# Between gateway, catalog and lineage.',
    `HEDDLE_SERVICE_TOKEN=${await sign({ kind: 'service' })}`,
    ...(signingKey === undefined
      ? ['# Of the lineage store.', `HEDDLE_NEO4J_PASSWORD=${randomBytes(24).toString('hex')}`]
      : []),
  ]
  return `${lines.join('\n')}\n`
}
