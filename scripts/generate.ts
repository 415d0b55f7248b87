// Writes what the contract in schema/ generates: resolver types, the schema of the mesh, the operations of the client.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateResolverTypes } from '../codegen.ts'
import { generateClient } from '../codegen-client.ts'
import { packageRoot } from '../platform/package-root.ts'

for (const [file, content] of [...(await generateResolverTypes()), ...(await generateClient())]) {
  const path = join(packageRoot(), file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  console.log(file)
}
