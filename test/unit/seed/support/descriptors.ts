import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../../../../platform/package-root.ts'
import { folderSource } from '../../../../subgraphs/domain/descriptors/folder-source.ts'
import type { ProductDocument } from '../../../../subgraphs/domain/documents.ts'

export const DOMAINS = ['orders', 'customers', 'payments', 'inventory', 'marketing', 'analytics'] as const

export const root = join(packageRoot(), 'seed', 'domains')

/** Every descriptor file with what is in it, by its path below `seed/domains`. */
export function descriptorFiles(): { path: string; document: Record<string, unknown> }[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'))
  return paths.map((path) => ({
    path,
    document: parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>,
  }))
}

/** The demo as the domain kit reads it. */
export async function readSeed() {
  const readings = await Promise.all(
    DOMAINS.map(async (name) => ({ name, ...(await folderSource(join(root, name)).read(null)) })),
  )
  const problems = readings.flatMap(({ problems, products }) => [
    ...problems,
    ...[...products.values()].flatMap((reading) => reading.problems),
  ])
  const products = readings.flatMap((reading) =>
    [...reading.products.values()].flatMap(({ product }): ProductDocument[] => (product === null ? [] : [product])),
  )
  return { readings, problems, products, ports: products.flatMap((product) => product.outputPorts) }
}
