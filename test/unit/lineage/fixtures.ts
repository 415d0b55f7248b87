import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../platform/package-root.ts'

type Json = Record<string, unknown>

/** Marquez' 26 seed events; the runs start at noon, ends are as many minutes later as the template says. */
export function marquezEvents(): Json[] {
  const file = join(packageRoot(), 'subgraphs/lineage/standards/openlineage/marquez-seed-events.template.json')
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 15, 12, minutes)).toISOString()
  const text = readFileSync(file, 'utf8')
    .replaceAll('{{RUN_START_TIME}}', at(0))
    .replace(/\{\{RUN_END_TIME_AFTER_(\d+)_MINUTES\}\}/g, (_, minutes: string) => at(Number(minutes)))
  return JSON.parse(text) as Json[]
}

/** What `dbt-ol build` posted for a small shop, an event a line. */
export function dbtEvents(): Json[] {
  const file = join(packageRoot(), 'test/fixtures/openlineage/dbt-ol-build.ndjson')
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => (JSON.parse(line) as { body: Json }).body)
}
