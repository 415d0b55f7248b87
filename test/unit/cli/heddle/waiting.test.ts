import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fastify } from 'fastify'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { searchCommand } from '../../../../cli/heddle/ask/search.ts'
import { showCommand } from '../../../../cli/heddle/ask/show.ts'
import { openMesh } from '../../../../cli/heddle/mesh/mesh.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { eventually } from '../../../support/eventually.ts'
import { gateway } from './gateway.ts'
import { recordingTerminal } from './terminal.ts'

const place = mkdtempSync(join(tmpdir(), 'heddle-waiting-'))
afterAll(() => rmSync(place, { recursive: true }))

describe('a mesh that keeps one waiting', () => {
  /** Answers a query once `answer` is called, and says of itself what `parts` are. */
  async function hanging(parts: readonly object[]) {
    const app = fastify({ forceCloseConnections: true })
    let answer = (_answer: unknown): void => undefined
    const answered = new Promise((resolve) => {
      answer = resolve
    })
    app.post('/graphql', () => answered)
    app.get('/ready', (_request, reply) => reply.status(503).send({ ready: false, parts }))
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    onTestFinished(() => app.close())
    return { url, answer }
  }

  const PARTS = [
    { part: 'lineage', ready: true },
    { part: 'catalog', ready: false, reason: 'catalog\u202e does\u001b[2J not answer' },
  ]

  test('is said on a terminal, with the part that does not answer', async () => {
    const mesh = await hanging(PARTS)
    const { terminal, said } = recordingTerminal({ XDG_CONFIG_HOME: place, HEDDLE_URL: mesh.url }, { columns: 120 })
    const ended = runHeddle({ commands: [searchCommand()], version: '1' }, ['search', 'x'], terminal)
    await eventually(() => said.err.includes(`waiting for the mesh at ${mesh.url}; catalog does not answer, `), {
      withinMs: 20_000,
    })
    mesh.answer({
      errors: [{ message: 'the catalog service is not available', extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    })
    expect(await ended).toBe(1)
    expect(said.err).toMatch(/heddle search: the catalog service is not available\n.*heddle doctor/)
  })

  test('is named by its part where it does not answer in time', async () => {
    const mesh = await hanging(PARTS)
    const { terminal } = recordingTerminal({ XDG_CONFIG_HOME: place, HEDDLE_URL: mesh.url })
    const opened = openMesh({}, terminal)
    onTestFinished(() => opened.close())
    await expect(opened.ask('{ domains { id } }', {}, { timeoutMs: 4_000 })).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: `the mesh at ${mesh.url} did not answer in time: catalog does not answer`,
    })
  })
})

describe('a part of the mesh that is not there', () => {
  const down = (path: string) => ({
    message: 'the catalog service is not available right now',
    path: [path],
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  })

  async function shown(id: string, answers: Parameters<typeof gateway>[0]) {
    const mesh = await gateway(answers)
    onTestFinished(() => mesh.close())
    const { terminal, said } = recordingTerminal({ XDG_CONFIG_HOME: place, HEDDLE_URL: mesh.url })
    const code = await runHeddle({ commands: [showCommand()], version: '1' }, ['show', id, '--json'], terminal)
    return { code, error: JSON.parse(said.out).error }
  }

  test.each([
    ['orders', { ShowDomain: () => ({ data: { domain: null }, errors: [down('domain')] }) }],
    ['consumer:a/b', { ShowConsumer: () => ({ data: { consumer: null }, errors: [down('consumer')] }) }],
    [
      'orders/nothing',
      {
        ShowProduct: () => ({ data: { product: null, domain: null } }),
        ShowRemovedProduct: () => ({ data: { search: null }, errors: [down('search')] }),
      },
    ],
    [
      'Some Title',
      {
        WhatIsMeant: () => ({
          data: { domains: null, search: null, consumers: { edges: [] }, jobs: { edges: [] } },
          errors: [down('domains'), down('search')],
        }),
      },
    ],
    [
      'Another Title',
      {
        WhatIsMeant: () => ({
          data: { domains: [], search: { edges: [] }, consumers: null, jobs: null },
          errors: [down('consumers'), down('jobs')],
        }),
      },
    ],
  ])('is why %s is not found, and not that nothing is known of it', async (id, answers) => {
    expect(await shown(id, answers)).toMatchObject({ code: 1, error: { code: 'SERVICE_UNAVAILABLE' } })
  })
})
