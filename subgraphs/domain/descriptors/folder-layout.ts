import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compareTexts } from '../../../platform/compare-texts.ts'

// What lies where in a domain's folder (docs/descriptors.md). Files are named seen from it.

const DESCRIPTOR = /^[^._].*\.(ya?ml|json)$/

/** The file that says who the domain is; undefined where there is none. */
export const domainFile = (root: string): Promise<string | undefined> => firstOf(root, '', 'domain')

/** The descriptor of a product, by the name it should have where there is none, and its contracts. */
export async function productFiles(
  root: string,
  folder: string,
): Promise<{ readonly product: string; readonly contracts: readonly string[] }> {
  const base = `products/${folder}`
  const { names } = await list(root, `${base}/contracts`)
  return {
    product: (await firstOf(root, base, 'product')) ?? `${base}/product.yaml`,
    contracts: names.filter((name) => DESCRIPTOR.test(name)).map((name) => `${base}/contracts/${name}`),
  }
}

async function firstOf(root: string, folder: string, name: string): Promise<string | undefined> {
  const { names } = await list(root, folder)
  const found = ['yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`).find((file) => names.includes(file))
  return found === undefined ? undefined : folder === '' ? found : `${folder}/${found}`
}

/** The names in a folder, in order; none, and not `listed`, where there is no such folder. */
export async function list(root: string, folder: string): Promise<{ names: string[]; listed: boolean }> {
  try {
    return { names: (await readdir(join(root, folder))).toSorted(compareTexts), listed: true }
  } catch {
    return { names: [], listed: false }
  }
}
