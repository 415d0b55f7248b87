import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '../../../platform/package-root.ts'

const service = z.looseObject({
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).default([]),
  tmpfs: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.enum(['service_healthy', 'service_started']) })).default({}),
  healthcheck: z.object({
    test: z.array(z.string()).min(2),
    interval: z.string(),
    timeout: z.string(),
    retries: z.number(),
    start_period: z.string(),
  }),
  deploy: z.object({ resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string() }) }) }),
})
export type Service = z.infer<typeof service>

const compose = z.looseObject({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })

export const projectFile = (path: string): string => readFileSync(join(packageRoot(), path), 'utf8')

/** docker-compose.yml with its merges resolved; every service must have what the schema above asks for. */
export function readCompose(): z.infer<typeof compose> {
  return compose.parse(parse(projectFile('docker-compose.yml'), { merge: true }))
}

export interface Instruction {
  readonly keyword: string
  readonly words: string
}

/** The instructions of each stage of the Dockerfile, comments and continued lines resolved. */
export function readStages(): readonly (readonly Instruction[])[] {
  const stages: Instruction[][] = []
  const lines = projectFile('deploy/Dockerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
  for (const line of lines.split('\n').filter((text) => text.trim() !== '')) {
    const [, keyword = '', words = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? []
    if (keyword === 'FROM') stages.push([])
    stages.at(-1)?.push({ keyword, words })
  }
  return stages
}
