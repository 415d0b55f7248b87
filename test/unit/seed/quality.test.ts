import { describe, expect, test } from 'vitest'
import { PROFILES } from '../../../seed/quality/profiles.ts'
import { readPromises } from '../../../seed/quality/promises.ts'
import { qualityResults } from '../../../seed/quality/quality.ts'
import { isKept } from '../../../subgraphs/domain/quality/judgement.ts'
import { readResults } from '../../../subgraphs/domain/quality/result-form.ts'
import { DOMAINS, readSeed, root } from './support/descriptors.ts'

const NOW = new Date('2026-05-06T09:41:00Z')
const promises = readPromises(root)
const results = qualityResults({ now: NOW, products: promises })
const all = [...results.values()].flat()
const seed = await readSeed()
const subjects = new Set([...seed.products, ...seed.ports].map(({ id }) => id))

describe('the quality results of the demo', () => {
  test('are in the form that the domains take', () => {
    expect([...results.keys()].toSorted()).toEqual(DOMAINS.toSorted())
    for (const [domain, ofDomain] of results) {
      const reading = readResults({ results: ofDomain }, (id) => subjects.has(id) && id.startsWith(`${domain}/`))
      expect(reading.ok ? [] : reading.problems, domain).toEqual([])
    }
  })

  test('are weeks of days, each under an id of its own', () => {
    expect(all.length).toBeGreaterThan(5_000)
    expect(all.length).toBe(new Set(all.map(({ id }) => id)).size)
    expect(new Set(all.map(({ measuredAt }) => measuredAt.slice(0, 10))).size).toBe(28)
    expect(all.every(({ measuredAt }) => Date.parse(measuredAt) <= NOW.getTime())).toBe(true)
  })

  test('are the same all day long', () => {
    const later = qualityResults({ now: new Date('2026-05-06T23:59:00Z'), products: promises })
    for (const [domain, ofDomain] of results) expect(later.get(domain)).toEqual(ofDomain)
  })

  test('answer every check of the contracts that are no draft, by the name the kit gives it', () => {
    const answered = new Set(all.flatMap(({ port, check }) => (check === undefined ? [] : [`${port} ${check}`])))
    const asked = seed.ports
      .filter(({ contract }) => contract?.status !== 'DRAFT')
      .flatMap(({ id, checks }) => checks.map(({ name }) => `${id} ${name}`))
    expect([...answered].toSorted()).toEqual(asked.toSorted())
  })

  test('keep most service levels and miss some, in several domains', () => {
    const levels = [...seed.ports, ...seed.products].flatMap(({ id, serviceLevels }) =>
      serviceLevels.map((level) => ({ owner: id, ...level })),
    )
    const verdicts = levels.flatMap(({ owner, property, element, target, comparison }) => {
      const measured = all.findLast(
        (result) =>
          (result.port ?? result.product) === owner &&
          result.property === property &&
          (result.element ?? null) === element,
      )
      if (measured === undefined) return []
      const reading = readResults({ results: [measured] }, () => true)
      const said = reading.ok ? reading.results[0]?.measurement : null
      const value = said?.value ?? null
      const met =
        said?.met ??
        (target === null || comparison === null || value === null ? null : isKept({ target, comparison }, value))
      return [{ owner, property, met }]
    })
    const missed = verdicts.filter(({ met }) => met === false)
    expect(verdicts.length).toBeGreaterThan(90)
    expect(verdicts.filter(({ met }) => met === null)).toEqual([])
    expect(missed.length).toBeGreaterThanOrEqual(8)
    expect(missed.length).toBeLessThan(verdicts.length / 5)
    expect(new Set(missed.map(({ owner }) => owner.split('/')[0])).size).toBeGreaterThanOrEqual(4)
    expect(missed).toContainEqual({
      owner: 'marketing/customer360/customer-snapshot-daily-v1',
      property: 'accuracy',
      met: false,
    })
    expect(missed.some(({ owner }) => owner.startsWith('orders/processed-orders'))).toBe(false)
  })

  test('fail only where a profile says so, and every profile is about checks and levels that exist', () => {
    const weakOf = (id: string) => PROFILES[id.split('/').slice(0, 2).join('/')]?.weak ?? []
    for (const { port = '', check = '', status } of all)
      if (status === 'fail' || status === 'warn') expect(weakOf(port)).toContain(check)
    for (const [id, { weak }] of Object.entries(PROFILES)) {
      const product = seed.products.find((candidate) => candidate.id === id)
      const names = product?.outputPorts.flatMap(({ checks, serviceLevels }) => [
        ...checks.map(({ name }) => name),
        ...serviceLevels.map(({ property, element }) => (element === null ? property : `${property}:${element}`)),
      ])
      for (const name of weak) expect(names, id).toContain(name)
    }
  })
})
