import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { OWN_MANIFESTS, readRegisteredOperations } from '../../../gateway/registered-operations.ts'
import { operationId } from '../../../platform/persisted-operations.ts'

const folder = mkdtempSync(join(tmpdir(), 'heddle-manifest-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(text: string): string {
  const file = join(folder, 'manifest.json')
  writeFileSync(file, text)
  return file
}

const manifest = (...operations: object[]) =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations })

describe('the operations that a gateway knows', () => {
  it('are those of the client and the explorer it comes with, and those of the operator’s manifest', () => {
    const own = OWN_MANIFESTS.flatMap(
      (file) => JSON.parse(readFileSync(file, 'utf8')).operations as { id: string; body: string }[],
    )
    expect(own.length).toBeGreaterThan(5)
    expect(readRegisteredOperations(undefined)).toEqual(new Map(own.map(({ id, body }) => [id, body])))
    const body = 'query Mine { domains { id } }'
    const id = operationId(body)
    const all = readRegisteredOperations(written(manifest({ id, name: 'Mine', type: 'query', body })))
    expect([all.size, all.get(id)]).toEqual([own.length + 1, body])
  })

  it('are not taken from a file that is wrong: it says where, and all of it', () => {
    expect(() => readRegisteredOperations(join(folder, 'none.json'))).toThrow(/ENOENT/)
    expect(() => readRegisteredOperations(written('{'))).toThrow(/manifest\.json is no JSON/)
    expect(() => readRegisteredOperations(written('{"format":"x","version":1,"operations":[]}'))).toThrow(/format: /)
    const wrong = manifest({ id: 'a', name: 'A', body: '{ a }' }, { id: 'b', name: 'B', body: '{ b }' })
    expect(() => readRegisteredOperations(written(wrong))).toThrow(
      new RegExp(`operations\\.0 \\(A\\): id: expected .* ${operationId('{ a }')}, found a\\n.*operations\\.1 \\(B\\)`),
    )
  })
})
