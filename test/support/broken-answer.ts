import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { packageRoot } from '../../platform/package-root.ts'

export interface BrokenAnswers {
  /** From here on the mesh answers as it does. */
  mend(): void
}

type Path = readonly (string | number)[]

/** Answers one operation of the explorer as a mesh would of which a part does not work: null at each path, and why. */
export async function breakAnswers(page: Page, operation: string, paths: readonly Path[]): Promise<BrokenAnswers> {
  const id = idOf(operation)
  let isBroken = true
  await page.route('**/graphql', async (route) => {
    if (!isBroken || !(route.request().postData() ?? '').includes(id)) return route.fallback()
    const response = await route.fetch()
    const answer = (await response.json()) as { data: Node; errors?: object[] }
    for (const path of paths) setNull(answer.data, path)
    const errors = paths.map((path) => ({
      message: 'the store does not answer',
      path,
      extensions: { code: 'STORE_UNAVAILABLE' },
    }))
    await route.fulfill({ response, json: { ...answer, errors: [...(answer.errors ?? []), ...errors] } })
  })
  return {
    mend() {
      isBroken = false
    },
  }
}

/** By which it is asked for: see `gateway/explorer/operations.json`. */
export function idOf(operation: string): string {
  const text = readFileSync(join(packageRoot(), 'gateway', 'explorer', 'operations.json'), 'utf8')
  const { operations } = JSON.parse(text) as { operations: readonly { readonly id: string; readonly name: string }[] }
  const found = operations.find(({ name }) => name === operation)
  if (found === undefined) throw new Error(`expected an operation of the explorer, received ${operation}`)
  return found.id
}

interface Node {
  [name: string | number]: Node | null
}

function setNull(data: Node, path: Path): void {
  const [name = '', ...rest] = path
  const next = data[name]
  if (rest.length === 0) data[name] = null
  else if (next) setNull(next, rest)
}
