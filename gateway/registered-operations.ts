import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../platform/package-root.ts'
import { operationId } from '../platform/persisted-operations.ts'

/** Apollo's manifest of persisted queries, which its tools and others write. */
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), name: z.string(), body: z.string() })),
})

/** Where the operations of our own client and of the explorer stand. */
export const OWN_MANIFESTS = ['client', 'gateway/explorer'].map((folder) =>
  join(packageRoot(), folder, 'operations.json'),
)

/**
 * The operations of our own client, of the explorer and, when there is one, of the operator's manifest: text by id.
 *
 * @throws when a file cannot be read or is no manifest, or an id in it is not the SHA-256 of its text: the problems of the file,
 * all of them
 */
export function readRegisteredOperations(file: string | undefined): ReadonlyMap<string, string> {
  const files = file === undefined ? OWN_MANIFESTS : [...OWN_MANIFESTS, file]
  return new Map(files.flatMap(readManifest))
}

function readManifest(file: string): readonly (readonly [string, string])[] {
  const result = manifest.safeParse(readJson(file))
  const problems = result.success
    ? result.data.operations.flatMap(({ id, name, body }, index) => {
        const right = operationId(body)
        return id === right
          ? []
          : [`operations.${index} (${name}): id: expected the SHA-256 of its body, ${right}, found ${id}`]
      })
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  if (problems.length > 0)
    throw new Error(
      `${file} is no manifest of persisted operations:\n${problems.map((one) => `  - ${one}`).join('\n')}`,
    )
  return (result.data?.operations ?? []).map(({ id, body }) => [id, body] as const)
}

function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${file} is no JSON: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
