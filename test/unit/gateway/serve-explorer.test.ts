import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveExplorer } from '../../../gateway/explorer/serve-explorer.ts'
import { answerErrors } from '../../../platform/http-errors.ts'

let app: FastifyInstance
const folder = mkdtempSync(join(tmpdir(), 'explorer-'))
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Heddle</title>')
  app = fastify()
  answerErrors(app)
  serveExplorer(app, folder)
  app.get('/known', () => ({ is: 'known' }))
  await app.ready()
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

describe('what nothing is served at', () => {
  test.each(['/nope', '/a/b?c=d'])('is for a browser the page of the explorer, and not found: %s', async (url) => {
    const { statusCode, headers, body } = await app.inject({ url, headers: BROWSER })
    expect([statusCode, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers.vary).toBe('accept')
    expect(body).toContain('<title>Heddle</title>')
  })

  test.each([
    ['GET', 'application/json'],
    ['GET', '*/*'],
    ['POST', BROWSER.accept],
  ] as const)('is told in JSON to a program: %s, %s', async (method, accept) => {
    const answer = await app.inject({ method, url: '/nope', headers: { accept } })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('is told in JSON of a file of the build that is not there any more', async () => {
    const answer = await app.inject({ url: '/assets/gone.js', headers: { accept: '*/*' } })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'application/json; charset=utf-8'])
  })
})

test('what something is served at is no concern of the explorer', async () => {
  expect((await app.inject({ url: '/known', headers: BROWSER })).json()).toEqual({ is: 'known' })
})
