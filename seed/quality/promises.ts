import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { portSlug } from '../../schema/ids.ts'

/** What a product of the demo promises: the checks and service levels of its descriptors, to make results for. */
export interface ProductPromises {
  readonly id: string
  readonly domain: string
  /** Drafts are not measured yet. */
  readonly measured: boolean
  readonly ports: readonly PortPromises[]
  /** Of the product as a whole: the manifest's expectations. */
  readonly levels: readonly Level[]
}
export interface PortPromises {
  readonly id: string
  readonly checks: readonly Check[]
  readonly levels: readonly Level[]
}
export interface Check {
  readonly name: string
  readonly severity: string
}
export interface Level {
  readonly property: string
  readonly element: string | null
  /** As written: `99.95`, `PT60S`, `BACKWARD_TRANSITIVE`. */
  readonly value: string | number
  readonly unit: string | null
}

const quality = z.array(z.object({ id: z.string(), severity: z.string().default('error') })).default([])
const property: z.ZodType<{ quality: z.infer<typeof quality>; nested: unknown }> = z.lazy(() =>
  z
    .object({
      quality,
      properties: z.array(property).optional(),
      items: z.object({ properties: z.array(property).optional() }).optional(),
    })
    .transform(({ quality, properties, items }) => {
      const inner = [...(properties ?? []), ...(items?.properties ?? [])]
      return { quality: [...quality, ...inner.flatMap((entry) => entry.quality)], nested: null }
    }),
)
const contract = z.object({
  id: z.string(),
  status: z.string(),
  schema: z.array(z.object({ quality, properties: z.array(property) })),
  slaProperties: z
    .array(
      z.object({
        property: z.string(),
        value: z.union([z.string(), z.number()]),
        unit: z.string().optional(),
        element: z.string().optional(),
      }),
    )
    .default([]),
})
const odps = z.object({
  status: z.string(),
  outputPorts: z
    .array(z.object({ name: z.string(), version: z.string(), contractId: z.string().optional() }))
    .default([]),
})
const manifest = z.object({
  spec: z.object({
    outputPorts: z.array(z.object({ name: z.string(), contract: z.object({ id: z.string().optional() }) })),
    expectations: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
})

/** Reads the folders of descriptors below `root`, one a domain. */
export function readPromises(root: string): readonly ProductPromises[] {
  return readdirSync(root).flatMap((domain) => readPromisesOf(root, domain))
}

/** Those of one domain. Takes a tenth of a second, most of it YAML. */
export function readPromisesOf(root: string, domain: string): readonly ProductPromises[] {
  const products = join(root, domain, 'products')
  return readdirSync(products).map((name) => readProduct(join(products, name), domain, `${domain}/${name}`))
}

function readProduct(folder: string, domain: string, id: string): ProductPromises {
  const document: unknown = readYaml(join(folder, 'product.yaml'))
  const contracts = readContracts(folder)
  const portOf = (name: string, version: string | null, contractId: string | undefined): PortPromises => {
    const held = contracts.get(contractId ?? '')
    const measured = held !== undefined && held.status !== 'draft'
    return {
      id: `${id}/${portSlug(name, version)}`,
      checks: measured ? checksOf(held) : [],
      levels: measured ? held.slaProperties.map(levelOf) : [],
    }
  }
  const published = manifest.safeParse(document)
  if (published.success) {
    const { outputPorts, expectations } = published.data.spec
    const levels = Object.entries(expectations).map(([name, value]) => ({
      property: name,
      element: null,
      value,
      unit: null,
    }))
    return {
      id,
      domain,
      measured: true,
      levels,
      ports: outputPorts.map((port) => portOf(port.name, null, port.contract.id)),
    }
  }
  const { status, outputPorts } = odps.parse(document)
  const ports = outputPorts.map((port) => portOf(port.name, port.version, port.contractId))
  return { id, domain, measured: status !== 'draft' && ports.length > 0, ports, levels: [] }
}

function readContracts(folder: string): ReadonlyMap<string, z.infer<typeof contract>> {
  const names = readdirSync(folder).includes('contracts') ? readdirSync(join(folder, 'contracts')) : []
  const read = names.map((name) => contract.parse(readYaml(join(folder, 'contracts', name))))
  return new Map(read.map((held) => [held.id, held]))
}

function checksOf({ schema }: z.infer<typeof contract>): Check[] {
  const rules = schema.flatMap((object) => [...object.quality, ...object.properties.flatMap((entry) => entry.quality)])
  return rules.map(({ id, severity }) => ({ name: id, severity }))
}

function levelOf(level: z.infer<typeof contract>['slaProperties'][number]): Level {
  return { property: level.property, element: level.element ?? null, value: level.value, unit: level.unit ?? null }
}

function readYaml(file: string): unknown {
  return parse(readFileSync(file, 'utf8'))
}
