import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify from 'fastify'
import { serveExplorer } from '../../gateway/explorer/serve-explorer.ts'
import { packageRoot } from '../../platform/package-root.ts'

interface Question {
  readonly name: string
  readonly variables: Readonly<Record<string, unknown>>
}

type Variables = Question['variables']

/** The built explorer without a mesh behind it: what it is answered, and when, is the test's. */
export interface AnsweredExplorer {
  readonly url: string
  /** Everything that was asked, by operation, in order. */
  readonly questions: readonly Question[]
  /** What an operation is answered from now on. Those without an answer are told that nothing is known. */
  answer(name: string, data: (variables: Variables) => unknown): void
  dispose(): Promise<void>
}

export async function startAnsweredExplorer(): Promise<AnsweredExplorer> {
  const names = operationNames()
  const answers = new Map<string, (variables: Variables) => unknown>()
  const questions: Question[] = []
  const app = fastify()
  serveExplorer(app)
  app.post<{ Body: Asked }>('/graphql', async ({ body: { variables, extensions } }) => {
    const name = names.get(extensions.persistedQuery.sha256Hash) ?? 'an operation that is not registered'
    questions.push({ name, variables })
    const answer = answers.get(name)
    if (answer !== undefined) return { data: await answer(variables) }
    return { data: null, errors: [{ message: `no answer to ${name}`, extensions: { code: 'NOT_FOUND' } }] }
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    questions,
    answer: (name, data) => void answers.set(name, data),
    dispose: () => app.close(),
  }
}

interface Asked {
  readonly variables: Variables
  readonly extensions: { readonly persistedQuery: { readonly sha256Hash: string } }
}

function operationNames(): ReadonlyMap<string, string> {
  const file = join(packageRoot(), 'gateway', 'explorer', 'operations.json')
  const { operations } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly operations: readonly { readonly id: string; readonly name: string }[]
  }
  return new Map(operations.map(({ id, name }) => [id, name]))
}
