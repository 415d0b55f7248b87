import { describe, expect, it } from 'vitest'
import { projectFile, readCompose } from './compose.ts'
import { settingsOf } from './settings.ts'

const example = projectFile('.env.example')
const documented = [...example.matchAll(/^#? ?(HEDDLE_[A-Z0-9_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({
  name,
  value,
}))
const names = documented.map(({ name }) => name)

/** Read by docker-compose.yml alone, which hands them on under other names. */
const COMPOSE_ONLY = [...projectFile('docker-compose.yml').matchAll(/\$\{(HEDDLE_\w+)/g)].map(([, name]) => name ?? '')

describe('.env.example', () => {
  it('has every variable that the code reads', () => {
    expect([...settingsOf.all()].filter((name) => !names.includes(name))).toEqual([])
  })

  it('has every variable that docker-compose.yml asks for', () => {
    expect(COMPOSE_ONLY.length).toBeGreaterThan(5)
    expect(COMPOSE_ONLY.filter((name) => !names.includes(name))).toEqual([])
  })

  it('has none that nothing reads, and none twice', () => {
    const read = new Set([...settingsOf.all(), ...COMPOSE_ONLY, 'HEDDLE_ADMIN_TOKEN', 'HEDDLE_INGEST_TOKEN'])
    expect(names.filter((name) => !read.has(name))).toEqual([])
    expect(names).toEqual([...new Set(names)])
  })

  it('explains each: the line above it, or above its neighbours, is a sentence', () => {
    for (const { name } of documented) {
      const above = example
        .slice(0, example.indexOf(`# ${name}=`))
        .split('\n')
        .slice(0, -1)
      const last = above.findLast((line) => !/^# HEDDLE_/.test(line)) ?? ''
      expect([name, last]).toEqual([name, expect.stringMatching(/^# .*[.:]$/)])
    }
  })

  it('shows the defaults of the code', async () => {
    const { gatewayConfig } = await import('../../../gateway/config.ts')
    const { lineageConfig } = await import('../../../subgraphs/lineage/config.ts')
    const given = { HEDDLE_TOKEN: 'given', HEDDLE_PUBLIC_KEY: 'given' }
    const defaults = Object.entries({ ...gatewayConfig.parse(given), ...lineageConfig.parse(given) })
    for (const [name, value] of defaults.filter(([, one]) => one !== 'given')) {
      expect([name, documented.find((one) => one.name === name)?.value]).toEqual([name, String(value)])
    }
  })

  it('holds no secret', () => {
    for (const { name, value } of documented)
      if (/KEY|TOKEN|PASSWORD/.test(name) && !/MAX_TOKENS/.test(name)) expect([name, value]).toEqual([name, ''])
  })

  it('is what compose would read: nothing in it is set', () => {
    expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
    expect(Object.keys(readCompose().services)).toContain('gateway')
  })
})
