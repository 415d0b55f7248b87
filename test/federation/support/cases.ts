import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Answer, MeshSpec } from './mesh.ts'
import type { Behaviour } from './subgraph.ts'

/** One query and what it must answer, from a file beside its mesh. */
export interface Case {
  readonly name: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  /** Through the gateway, or the shard router as an HTTP subgraph on its own; both when not given. */
  readonly form?: 'gateway' | 'products'
  readonly faults?: Readonly<Record<string, Behaviour>>
  readonly expected: { readonly data: unknown; readonly errors?: readonly unknown[] }
}

export interface Topic {
  readonly name: string
  readonly mesh: MeshSpec
  readonly cases: readonly Case[]
}

/** The folders beside this one: `mesh.yaml` with subgraphs and data, and one file a case. */
export function readTopics(folder = join(import.meta.dirname, '..')): readonly Topic[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'support')
    .map(({ name }) => {
      const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.yaml'))
      const read = (file: string): unknown => parse(readFileSync(join(folder, name, file), 'utf8'))
      return {
        name,
        mesh: read('mesh.yaml') as MeshSpec,
        cases: files
          .filter((file) => file !== 'mesh.yaml')
          .sort()
          .map((file) => ({ name: file.slice(0, -5).replaceAll('-', ' '), ...(read(file) as Omit<Case, 'name'>) })),
      }
    })
}

/** Errors in a stable order, with what a case states of them: place, code, and the details it names. */
export function comparable({ data, errors }: Answer): { data: unknown; errors?: readonly unknown[] } {
  if (errors === undefined) return { data }
  const shown = errors.map(({ path, extensions: { code, domain, field } }) => ({
    path: path?.join('.') ?? null,
    code,
    ...(domain === undefined ? {} : { domain }),
    ...(field === undefined ? {} : { field }),
  }))
  return { data, errors: shown.sort((a, b) => String(a.path).localeCompare(String(b.path))) }
}
