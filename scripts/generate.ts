// Writes the resolver types that the contract in schema/ generates.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateResolverTypes } from '../codegen.ts'
import { packageRoot } from '../platform/package-root.ts'

for (const [file, content] of await generateResolverTypes()) {
  writeFileSync(join(packageRoot(), file), content)
  console.log(file)
}
