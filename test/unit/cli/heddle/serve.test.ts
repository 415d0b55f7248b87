import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventually } from '../../../support/eventually.ts'
import { type CommandLine, commandLine } from '../../../support/heddle.ts'

let place: string
let heddle: CommandLine
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'heddle-serve-'))
  heddle = commandLine(place)
  await heddle.done('new', 'domain', 'lending', '--offline')
})
afterEach(async () => {
  await heddle.dispose()
  rmSync(place, { recursive: true })
})

const state = (...file: string[]) => join(place, 'lending', '.heddle', ...file)
const note = () => JSON.parse(readFileSync(state('serve.json'), 'utf8'))

test('of two that begin to serve one folder at the same moment one serves, and the other says who', async () => {
  const both = [1, 2].map(() => heddle.begin(['serve', 'lending', '--alone', '--json']))
  const loser = await Promise.race(both.map(({ ended }, index) => ended.then((how) => ({ ...how, index }))))
  const winner = both[1 - loser.index]
  try {
    expect(loser.code).toBe(1)
    const { error } = JSON.parse(loser.out)
    expect(error).toMatchObject({
      code: 'SERVED_ALREADY',
      message: expect.stringContaining(`process ${winner?.child.pid}`),
    })
    await eventually(() => readdirSync(state()).includes('serve.json'), { withinMs: 20_000 })
    await eventually(() => note().pid === winner?.child.pid, { withinMs: 20_000 })
    const late = await heddle.run(['serve', 'lending', '--alone'])
    expect(late).toMatchObject({ code: 1, err: expect.stringContaining(`by process ${winner?.child.pid}`) })
    expect(note().pid).toBe(winner?.child.pid)
  } finally {
    winner?.child.kill('SIGINT')
  }
  expect((await winner?.ended)?.code).toBe(0)
  expect(note().pid).toBe(0)
  expect(readdirSync(state())).not.toContain('serving.pid')
})

test('a lock that says nothing of its process is not taken, and it is said how to be rid of it', async () => {
  const served = await heddle.start('serving', 'serve', 'lending', '--alone')
  expect(await served.stop()).toBe(0)
  writeFileSync(state('serving.pid'), '')
  const { code, err } = await heddle.run(['serve', 'lending', '--alone'])
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining(`rm ${state('serving.pid')}`) })
})

const said = (file: string) => writeFileSync(join(place, 'lending', 'domain.yaml'), file)

test.each([
  ['is empty', () => said('')],
  ['breaks off', () => said('id: lending\n title: [')],
  ['is gone', () => rmSync(join(place, 'lending', 'domain.yaml'))],
])(
  'a domain that was served is served again when domain.yaml %s: as it was, with the problem told',
  async (_how, damage) => {
    await heddle.done('new', 'product', 'loan-events', '--folder', 'lending', '--yes')
    const before = await heddle.start('serving', 'serve', 'lending', '--alone')
    expect(await before.stop()).toBe(0)
    damage()
    const after = await heddle.start('serving', 'serve', 'lending', '--alone')
    const { domain, release, products } = before.first
    expect(after.first).toMatchObject({ domain, release, products })
    expect(after.first.problems).toContainEqual(expect.stringContaining('domain.yaml'))
  },
)

test('a folder that was never served and does not say who the domain is is not served', async () => {
  said('')
  const { code, err } = await heddle.run(['serve', 'lending', '--alone'])
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('does not say who the domain is') })
  expect(readdirSync(join(place, 'lending'))).not.toContain('.heddle')
})

test('an edit that changes nothing served is told as what is wrong, and that what is served is the same', async () => {
  await heddle.done('new', 'product', 'loan-events', '--folder', 'lending', '-y')
  const file = join(place, 'lending', 'products', 'loan-events', 'product.yaml')
  const good = readFileSync(file, 'utf8')
  const served = await heddle.start('serving', 'serve', 'lending', '--alone', '--watch')
  const release = served.first.release
  writeFileSync(file, 'half: [')
  await eventually(() => served.events.some(({ event }) => event === 'problems'), { withinMs: 20_000 })
  expect(served.events.at(-1)).toEqual({
    event: 'problems',
    release,
    problems: [expect.stringContaining('products/loan-events/product.yaml')],
  })
  writeFileSync(file, good)
  await eventually(() => served.events.length > 2, { withinMs: 20_000 })
  expect(served.events.at(-1)).toEqual({ event: 'problems', release, problems: [] })
  writeFileSync(file, good.replace('status: draft', 'status: active'))
  await eventually(() => served.events.length > 3, { withinMs: 20_000 })
  expect(served.events.at(-1)).toMatchObject({ event: 'changed', products: 1 })
  expect(served.events.at(-1)?.release).not.toBe(release)
})
