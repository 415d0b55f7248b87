import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { columnName } from '../../../../../cli/heddle/ask/draw/column-name.ts'
import { SHOWN_KINDS, withThing } from '../../../../../cli/heddle/ask/ids/with-thing.ts'
import { withMesh } from '../../../../../cli/heddle/mesh/mesh.ts'
import { gateway } from '../gateway.ts'
import { recordingTerminal } from '../terminal.ts'

const place = mkdtempSync(join(tmpdir(), 'heddle-things-'))
afterAll(() => rmSync(place, { recursive: true }))

const PORT = 'body/measurements/measurements-v1'
const COLUMNS = ['measurements:waist_cm', 'measurements:shop_id', 'shops:shop_id'].map((name) => ({
  id: `${PORT}#${name}`,
}))

/** What `typed` is taken for, among the columns of a contract with two objects; `known` is what the lineage knows. */
async function takenFor(typed: string, known = (_id: string): boolean => true) {
  const mesh = await gateway({
    ColumnsOf: () => ({ data: { port: { contract: { columns: COLUMNS }, catalogEntry: null } } }),
  })
  const { terminal } = recordingTerminal({ XDG_CONFIG_HOME: place, HEDDLE_URL: mesh.url })
  const ids = new Set(COLUMNS.map(({ id }) => id))
  try {
    return await withMesh({}, terminal, (mesh) =>
      withThing(mesh, typed, SHOWN_KINDS, terminal, async ({ id }) => (ids.has(id) && known(id) ? id : null)),
    )
  } finally {
    await mesh.close()
  }
}

describe('a column of a contract with several objects', () => {
  test('is found by its path where one object has it, and its ids are named where several do', async () => {
    expect(await takenFor(`${PORT}#waist_cm`)).toBe(`${PORT}#measurements:waist_cm`)
    await expect(takenFor(`${PORT}#shop_id`)).rejects.toMatchObject({
      code: 'AMBIGUOUS',
      problems: [`${PORT}#measurements:shop_id`, `${PORT}#shops:shop_id`],
    })
  })

  test('is told with its object, one of a single object without', () => {
    expect(columnName({ id: `${PORT}#shops:shop_id`, path: 'shop_id' })).toBe('shops:shop_id')
    expect(columnName({ id: `${PORT}#shop_id`, path: 'shop_id' })).toBe('shop_id')
  })

  test('that the lineage does not know is not suggested for itself', async () => {
    await expect(takenFor(`${PORT}#shops:shop_id`, () => false)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `the lineage knows nothing of "${PORT}#shops:shop_id", which the contract has`,
      problems: [],
    })
  })
})
