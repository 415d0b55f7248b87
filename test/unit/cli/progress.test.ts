import { describe, expect, test } from 'vitest'
import { createProgress } from '../../../cli/start/progress.ts'

function recorded(columns?: number) {
  let text = ''
  const progress = createProgress({
    write: (more) => {
      text += more
    },
    columns,
  })
  return { progress, text: () => text }
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9]*[mK]`, 'g')

describe('progress in a log', () => {
  test('is a line a step, with its answer and its time, and nothing of what it waited for', async () => {
    const { progress, text } = recorded()
    const result = await progress.step(
      'processes are up',
      async (tell) => {
        tell('waiting for catalog')
        return 9
      },
      (count) => `${count}`,
    )
    expect(result).toBe(9)
    expect(text()).toMatch(/^ {2}✓ processes are up: 9 {2}\d+\.\d s\n$/)
  })

  test('says which step failed, and leaves the reason to whoever started it', async () => {
    const { progress, text } = recorded()
    const failed = progress.step('processes are up', async () => {
      throw new Error('catalog ended')
    })
    await expect(failed).rejects.toThrow('catalog ended')
    expect(text()).toMatch(/^ {2}✗ processes are up {2}\d+\.\d s\n$/)
  })
})

describe('progress on a terminal', () => {
  test('shows what a step waits for in one line that the outcome replaces', async () => {
    const { progress, text } = recorded(60)
    await progress.step('processes are up', async (tell) => {
      tell('waiting for catalog, orders')
      tell('waiting for orders')
    })
    const shown = text().replaceAll(ESCAPES, '').split('\r').slice(1)
    expect(shown.slice(0, 3)).toEqual([
      '  · processes are up',
      '  · processes are up: waiting for catalog, orders',
      '  · processes are up: waiting for orders',
    ])
    expect(shown[3]).toMatch(/^ {2}✓ processes are up {2}\d+\.\d s\n$/)
    expect(text().match(/\n/g)).toHaveLength(1)
  })

  test('never writes a line that would wrap, because that cannot be replaced', async () => {
    const { progress, text } = recorded(30)
    await progress.step('processes are up', async (tell) => tell('waiting for catalog, lineage, gateway, orders'))
    const lines = text().replaceAll(ESCAPES, '').split('\r')
    for (const line of lines.filter((one) => one.startsWith('  ·'))) expect(line.length).toBeLessThan(30)
  })
})
