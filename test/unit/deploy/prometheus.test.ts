import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createMetrics } from '../../../platform/metrics.ts'
import { packageRoot } from '../../../platform/package-root.ts'
import { readSourceTree } from '../../architecture/source-tree.ts'
import { projectFile, readCompose } from './compose.ts'

const rule = z.strictObject({
  alert: z.string(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({ summary: z.string(), description: z.string() }),
})
const rules = z
  .object({ groups: z.array(z.object({ name: z.string(), rules: z.array(rule) })) })
  .parse(parse(projectFile('deploy/prometheus/heddle.rules.yml')))
  .groups.flatMap((group) => group.rules)

const folder = join(packageRoot(), 'deploy', 'prometheus')
const promtool = (...words: string[]) => spawnSync('promtool', words, { cwd: folder, encoding: 'utf8' })
const hasPromtool = promtool('--version').status === 0

describe('the Prometheus rules', () => {
  it('ask only for metrics that the code makes', async () => {
    const code = Object.entries(readSourceTree(packageRoot()))
      .filter(([path]) => /^(platform|gateway|subgraphs)\//.test(path))
      .map(([, source]) => source)
      .join('\n')
    const byDefault = new Set(
      createMetrics('x')
        .registry.getMetricsAsArray()
        .map(({ name }) => name),
    )
    const asked = new Set(
      rules.flatMap(({ expr }) => [...expr.matchAll(/\b[a-z]+_[a-z0-9_]+\b(?=[{[)\s]|$)/g)].map(([name]) => name)),
    )
    for (const function_ of ['histogram_quantile']) asked.delete(function_)
    expect(asked.size).toBeGreaterThan(8)
    for (const name of asked) {
      const base = name.replace(/_(bucket|count|sum)$/, '')
      expect([name, code.includes(`'${base}'`) || byDefault.has(name)]).toEqual([name, true])
    }
  })

  it('have names of their own, and say what a user notices and where to look', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
    for (const { alert, annotations } of rules) {
      expect(alert).toMatch(/^Heddle[A-Z]/)
      expect(annotations.description).toMatch(/[.?]$/)
    }
  })

  it('each have a case in which they fire', () => {
    const cases = projectFile('deploy/prometheus/heddle.rules.test.yml').split(/(?=alertname: )/)
    const firing = cases.flatMap(
      (text) => /^alertname: (\w+)\s+eval_time: \S+\s+exp_alerts:\s+- exp_labels/.exec(text)?.[1] ?? [],
    )
    expect(rules.map(({ alert }) => alert).filter((alert) => !firing.includes(alert))).toEqual([])
  })

  // CI installs promtool; without it there this fails, as it should.
  it.skipIf(!hasPromtool && process.env.CI !== 'true')(
    "are valid and fire when they should (promtool, of Debian's prometheus)",
    () => {
      for (const words of [
        ['check', 'config', 'prometheus.yml'],
        ['test', 'rules', 'heddle.rules.test.yml'],
      ]) {
        const { status, stdout, stderr } = promtool(...words)
        expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' })
      }
    },
  )
})

describe('the scrape configuration', () => {
  it('scrapes every container of docker-compose.yml where it listens', () => {
    const { scrape_configs } = z
      .object({
        scrape_configs: z.array(z.object({ static_configs: z.array(z.object({ targets: z.array(z.string()) })) })),
      })
      .parse(parse(projectFile('deploy/prometheus/prometheus.yml')))
    const targets = scrape_configs.flatMap((config) => config.static_configs.flatMap((one) => one.targets))
    const listening = Object.entries(readCompose().services)
      .filter(([, { image }]) => image === 'heddle')
      .map(([name, { healthcheck }]) => `${name}:${healthcheck.test.at(-1)}`)
    expect(targets.sort()).toEqual(listening.sort())
  })
})
