import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../platform/package-root.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'
import { between, page } from '../support/pages.ts'

const folder = join(packageRoot(), 'examples')
const examples = readdirSync(folder).filter((name) => name.endsWith('.graphql'))

let mesh: RunningMesh

beforeAll(async () => {
  mesh = await startMesh()
})
afterAll(() => mesh?.dispose())

describe('an example', () => {
  test.each(examples)(
    '%s is answered without errors, and with something in every list it starts with',
    async (file) => {
      const { data, errors } = await mesh.ask(readFileSync(join(folder, file), 'utf8'), {
        variables: variablesOf(file),
      })
      expect(errors).toBeUndefined()
      for (const [field, value] of Object.entries(data ?? {})) expectSomething(value, field)
      expect(Object.keys(data ?? {})).not.toEqual([])
    },
  )
})

describe('the question of the README', () => {
  test('gets the answer that the README shows, asked as it says', async () => {
    const text = between(page('README.md'), 'question')
    const query = /--data-urlencode 'query=([^']+)'/.exec(text)?.[1] ?? ''
    const shown = JSON.parse(/```json\n(.+?)```/s.exec(text)?.[1] ?? '')
    const answer = await fetch(`${mesh.url}/graphql?${new URLSearchParams({ query })}`)
    expect(await answer.json()).toEqual(shown)
  })
})

/** Variables without which an example cannot run stand beside it: `examples/<name>.json`. */
function variablesOf(file: string): Record<string, unknown> {
  const beside = join(folder, file.replace(/\.graphql$/, '.json'))
  return existsSync(beside) ? JSON.parse(readFileSync(beside, 'utf8')) : {}
}

/** Not null, and no empty list or page, down to where lists may well be empty: inside the entries of a list. */
function expectSomething(value: unknown, where: string): void {
  expect(value, where).not.toBeNull()
  if (Array.isArray(value)) {
    if (!MAY_BE_EMPTY.test(where)) expect(value.length, where).toBeGreaterThan(0)
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, inner] of Object.entries(value)) {
      if (typeof inner === 'object' && inner !== null) expectSomething(inner, `${where}.${field}`)
      else if (/^total(Count)?$/.test(field)) expect(inner, `${where}.${field}`).toBeGreaterThan(0)
    }
  }
}

/** Lists that say that nothing is wrong. */
const MAY_BE_EMPTY = /\.(problems|unreachableDomains)$/
