import { z } from 'zod'
import type { Cell, Drawing } from '../draw/columns.ts'
import { tableSection } from '../draw/page.ts'
import { joined, percent } from '../draw/values.ts'
import { CONTRACT, contractForm, QUALITY, qualityForm, SERVICE_LEVEL, serviceLevelForm } from '../forms.ts'

/** What is last known of a port: what is told of it now has it all too. */
export const PORT_SNAPSHOT = `
  id
  name
  version
  kind
  location
  contract { ${CONTRACT} }
  serviceLevels { ${SERVICE_LEVEL} }
  quality { ${QUALITY} }`
export const portSnapshotForm = z.object({
  id: z.string(),
  name: z.string().nullable(),
  version: z.string().nullable(),
  kind: z.string().nullable(),
  location: z.string().nullable(),
  contract: contractForm,
  serviceLevels: z.array(serviceLevelForm).nullable(),
  quality: qualityForm,
})

export const PORT = `
  ${PORT_SNAPSHOT}
  format
  description
  datasets { id }
  sampleQueries`
export const portForm = portSnapshotForm.extend({
  format: z.string().nullable(),
  description: z.string().nullable(),
  datasets: z.array(z.object({ id: z.string() })).nullable(),
  sampleQueries: z.array(z.string()).nullable(),
})

export type AnyPort = z.infer<typeof portSnapshotForm> & Partial<z.infer<typeof portForm>>

const HEADINGS = [
  { name: 'id' },
  { name: 'version' },
  { name: 'read through' },
  { name: 'location', gives: true },
  { name: 'quality' },
  { name: 'what for', gives: true },
] as const

/** What it is read through: a delta table in the format delta is one thing, and said once. */
export function readThrough(kind: string | null | undefined, format: string | null | undefined): string {
  const lowered = kind?.toLowerCase()
  return joined([lowered, format?.toLowerCase() === lowered ? null : format])
}

export function portsText(ports: readonly AnyPort[], drawing: Drawing): string {
  const rows = ports.map((port): readonly Cell[] => [
    port.id,
    port.version ?? '',
    readThrough(port.kind, port.format),
    port.location ?? '',
    port.quality?.score == null ? '' : percent(port.quality.score),
    port.description ?? '',
  ])
  return tableSection('Output ports', HEADINGS, rows, drawing)
}
