import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { EXIT } from '../../../../cli/heddle/command.ts'
import { PATTERNS, PORT_KINDS, TEMPLATES } from '../../../../cli/heddle/new/plan.ts'
import { placeForNew } from './place-for-new.ts'

const { heddle, inPlace, folder, newDomain, newProduct, all, kit } = placeForNew()

describe('new product', () => {
  beforeEach(async () => {
    await newDomain('--owner', 'Lending Team')
  })

  test.each(PATTERNS)('of pattern %s has no problem, whatever its port and its template', async (pattern) => {
    for (const kind of PORT_KINDS)
      for (const template of TEMPLATES) {
        const made = await newProduct(
          `${kind}-${template}`,
          '--pattern',
          pattern,
          '--port-kind',
          kind,
          '--template',
          template,
        )
        expect(made, `${kind} ${template}`).toMatchObject({ code: EXIT.done, err: '' })
      }
    const { products, problems } = await kit()
    expect(problems).toEqual([])
    expect(products).toHaveLength(PORT_KINDS.length * TEMPLATES.length)
    for (const product of products) {
      const [port] = product?.outputPorts ?? []
      expect(port?.kind?.toLowerCase()).toBe(product?.name.split('-')[0])
      expect(port?.contract?.columns?.length).toBeGreaterThan(3)
      expect(port?.contract?.columns?.filter(({ semanticType }) => semanticType !== null)).toEqual([])
      expect(port?.checks.length).toBeGreaterThan(0)
      expect(port?.serviceLevels.map(({ property }) => property)).toEqual(['freshness', 'availability'])
    }
  })

  test('carries promises, policies and what it reads', async () => {
    await newProduct(
      'risk-report',
      ...[
        '--pattern',
        'batch',
        '--slo',
        'freshness=PT6H',
        '--slo',
        'completeness=99.9%',
        '--policy',
        'breach=quarantine',
      ],
      ...[
        '--policy',
        'retention=P2Y',
        '--policy',
        'classification=confidential',
        '--reads',
        'orders/order-events/orders-v1',
      ],
    )
    const { products, problems } = await kit()
    expect(problems).toEqual([])
    const [product] = products
    expect(product?.inputPorts).toMatchObject([{ portId: 'orders/order-events/orders-v1', version: '1.0.0' }])
    const [port] = product?.outputPorts ?? []
    expect(port?.serviceLevels).toMatchObject([
      { property: 'availability', target: 0.995, breachPolicy: 'QUARANTINE' },
      { property: 'freshness', target: 21_600 },
      { property: 'completeness', target: 0.999 },
      { property: 'retention', target: 63_072_000 },
    ])
    expect(port?.contract?.columns?.every(({ classification }) => classification === 'confidential')).toBe(true)
  })

  test('names its checks for Soda as the contract names them', async () => {
    await newProduct('loan-events', '--pattern', 'streaming')
    const [product] = (await kit()).products
    const checks = readFileSync(join(folder(), 'products/loan-events/checks/loan-events-v1.soda.yml'), 'utf8')
    for (const { name } of product?.outputPorts[0]?.checks ?? []) expect(checks).toContain(name)
    expect(parse(checks)).toHaveProperty(['checks for loan_events'])
    expect(checks).toContain('freshness(occurred_at) < 1m')
  })

  test.each([
    ['1h', 'PT1H', '1h'],
    ['90m', 'PT90M', '90m'],
    ['2d', 'P2D', '2d'],
    ['1.5 hours', 'PT1.5H', '90m'],
    ['PT90M', 'PT90M', '90m'],
  ])('promises the freshness %s as the same in the contract and to Soda', async (typed, promised, checked) => {
    await newProduct('loans', '--slo', `freshness=${typed}`)
    const [product] = (await kit()).products
    const levels = product?.outputPorts[0]?.serviceLevels ?? []
    expect(levels.find(({ property }) => property === 'freshness')?.objective).toBe(promised)
    const checks = readFileSync(join(folder(), 'products/loans/checks/loans-v1.soda.yml'), 'utf8')
    expect(checks).toContain(`freshness(updated_at) < ${checked}:`)
  })

  test.each(PATTERNS)('of pattern %s says nothing of what makes it, since nobody has', async (pattern) => {
    await newProduct('loans', '--pattern', pattern)
    const [product] = (await kit()).products
    expect(product?.transformation).toBeNull()
  })

  test('takes a title as long as the mesh does', async () => {
    expect(await newProduct('loans', '--title', 'x'.repeat(1_000))).toMatchObject({ code: EXIT.done })
    const { products, problems } = await kit()
    expect({ problems, length: products[0]?.title.length }).toEqual({ problems: [], length: 1_000 })
  })

  test('refuses what is wrong with a hint, and changes nothing', async () => {
    const before = all()
    for (const [wrong, expected] of [
      [['Loan Events'], 'such as loan-events'],
      [['../up'], 'expected a–z'],
      [['x', '--pattern', 'weekly'], 'one of batch, cdc, streaming'],
      [['x', '--slo', 'freshness'], 'expected <name>=<value>'],
      [['x', '--slo', 'freshness=soon'], 'expected a duration such as PT15M or 15m, received "soon"'],
      [['x', '--slo', 'freshness=90'], 'expected a duration such as PT15M or 15m, received "90"'],
      [['x', '--slo', 'freshness=<1h'], 'expected a duration such as PT15M or 15m, received "<1h"'],
      [['x', '--policy', 'retention=long'], 'expected a duration such as P2Y or 2y, received "long"'],
      [['x', '--slo', 'availability=120%'], 'expected a share such as 99.9%'],
      [['x', '--policy', 'breach=shout'], 'one of alert, page, quarantine'],
      [['x', '--policy', 'colour=red'], 'expected breach='],
      [['x', '--reads', 'orders'], 'an output port id such as'],
      [['x', '--port-name', 'A b'], 'expected a–z'],
      [['x', '--slo', '__proto__=3'], 'expected the name of a service level'],
      [['x', '--slo', 'constructor=3'], 'expected the name of a service level'],
      [['x', '--slo', 'my/promise=3'], 'expected the name of a service level'],
      [['x', '--policy', '__proto__=3'], 'expected breach='],
      [['x', '--slo', 'freshness=PT1M', '--slo', 'fr=PT5M'], '--slo freshness: expected once, received PT1M and PT5M'],
      [['x', '--slo', 'retention=P1Y', '--policy', 'retention=P2Y'], 'retention: expected once, received'],
      [['x', '--policy', 'breach=page', '--policy', 'breach=alert'], '--policy breach: expected once'],
      [['x', '--reads', 'a/b/c-v1', '--reads', 'a/b/c-v1'], '--reads: expected once, received twice: a/b/c-v1'],
      [['x', '--title', 'one\ntwo'], '--title: expected a text on one line, received "one\\ntwo"'],
      [['x', '--title', 'turned\u202eround'], '--title: expected a text on one line, received "turned\\u202eround"'],
      [['x', '--title', 'next\u0085line'], '--title: expected a text on one line, received "next\\u0085line"'],
      [['x', '--title', 'red\u009b31m'], '--title: expected a text on one line, received "red\\u009b31m"'],
      [['x', '--title', 'x'.repeat(1_001)], '--title: expected at most 1000 characters, received 1001'],
      [['x', '--policy', 'classification=a\tb'], '--policy classification: expected a text on one line'],
      [['x', '--purpose', ' '], '--purpose: expected a text on one line, received " "'],
    ] as const) {
      const { code, err } = await newProduct(...(wrong as unknown as [string]))
      expect({ code, wrong }).toEqual({ code: EXIT.usage, wrong })
      expect(err).toContain(expected)
    }
    expect(all()).toEqual(before)
  })

  test('keeps its hands off a product and off workflows that are there', async () => {
    await newProduct('loans')
    const file = join(folder(), '.gitlab-ci.yml')
    writeFileSync(file, 'mine: true\n')
    const before = all()
    expect(await newProduct('loans')).toMatchObject({ code: EXIT.failed, err: expect.stringContaining('already') })
    expect(all()).toEqual(before)
    await newProduct('other')
    expect(readFileSync(file, 'utf8')).toBe('mine: true\n')
  })

  test('is not there when the workflows beside it cannot be written, and nothing else is', async () => {
    rmSync(join(folder(), '.gitlab-ci.yml'))
    for (const inTheWay of ['.github', '.github/workflows']) {
      rmSync(join(folder(), '.github'), { recursive: true, force: true })
      rmSync(join(folder(), 'products'), { recursive: true, force: true })
      if (inTheWay !== '.github') mkdirSync(join(folder(), '.github'))
      writeFileSync(join(folder(), inTheWay), '')
      const before = all()
      const { code, err, out } = await newProduct('loans', '--json')
      expect({ code, err }).toEqual({
        code: EXIT.failed,
        err: expect.stringContaining('cannot be written; nothing was changed'),
      })
      expect(JSON.parse(out).error.code).toBe('NOT_WRITTEN')
      expect(all()).toEqual(before)
    }
  })

  test('needs a domain’s folder', async () => {
    const { code, err } = await heddle(['new', 'product', 'x', '--folder', inPlace(), '--yes'])
    expect(code).toBe(EXIT.failed)
    expect(err).toMatch(/no domain's folder: it has no domain.yaml\nMake one: heddle new domain/)
  })
})
