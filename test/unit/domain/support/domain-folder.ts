import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { packageRoot } from '../../../../platform/package-root.ts'

export interface DomainFolder {
  readonly root: string
  write(file: string, content: string | Buffer): void
  remove(file: string): void
}

/** A real folder in a temp dir; each test has its own. */
export function domainFolder(files: Readonly<Record<string, string | Buffer>> = {}): DomainFolder & AsyncDisposable {
  const root = mkdtempSync(join(tmpdir(), 'heddle-domain-'))
  const write = (file: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), content)
  }
  for (const [file, content] of Object.entries(files)) write(file, content)
  return {
    root,
    write,
    remove: (file) => rmSync(join(root, file), { recursive: true, force: true }),
    [Symbol.asyncDispose]: async () => rmSync(root, { recursive: true, force: true }),
  }
}

/** The examples of docs/descriptors.md as files: each fenced block whose first line is a comment naming its file. */
export function documentedExamples(): Readonly<Record<string, string>> {
  const text = readFileSync(join(packageRoot(), 'docs/descriptors.md'), 'utf8')
  const blocks = text.matchAll(/```yaml\n# (\S+\.yaml)\n([\s\S]*?)```/g)
  return Object.fromEntries([...blocks].map(([, file, content]) => [file ?? '', content ?? '']))
}

/** A file of the standards as their owners publish them. */
export function standard(file: string): string {
  return readFileSync(join(packageRoot(), 'subgraphs/domain/standards', file), 'utf8')
}

/** `domain.yaml` of a domain. */
export function domainYaml(id: string): string {
  return `id: ${id}\ntitle: The ${id}\ndescription: What ${id} do\nowner: { name: Team ${id}, email: ${id}@loomwear.example }\n`
}

export interface ProductParts {
  readonly version?: string
  readonly description?: string
  readonly ports?: readonly string[]
  readonly extra?: string
}

/** A small, valid ODPS product. */
export function productYaml(
  name: string,
  { version = '1.0.0', description = name, ports = ['events'], extra = '' }: ProductParts = {},
): string {
  const outputs = ports.map((port) => `  - { name: ${port}, version: 1.0.0, type: kafka }`).join('\n')
  return `apiVersion: v1.0.0
kind: DataProduct
id: ${name}-uuid
name: ${name}
version: ${version}
status: active
description: { purpose: ${JSON.stringify(description)} }
outputPorts:
${outputs}
${extra}`
}
