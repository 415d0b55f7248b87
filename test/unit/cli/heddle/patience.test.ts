import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { noteWhileWaiting, withPatience } from '../../../../cli/heddle/terminal/patience.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const CLEAR = '\r\u001b[K'

function waiting(columns?: number) {
  let text = ''
  const err = (more: string) => {
    text += more
  }
  let resolve = (_value: string): void => {}
  let reject = (_error: Error): void => {}
  const promise = new Promise<string>((yes, no) => {
    resolve = yes
    reject = no
  })
  const waited = withPatience({ err, columns }, 'the mesh checks it', (progress) => {
    progress(3, 2_000)
    return promise
  })
  return { waited, resolve, reject, text: () => text }
}

describe('something that takes long', () => {
  test('is said on a terminal after a second, in a line that is gone afterwards', async () => {
    const { waited, resolve, text } = waiting(80)
    vi.advanceTimersByTime(900)
    expect(text()).toBe('')
    vi.advanceTimersByTime(200)
    expect(text()).toBe(`${CLEAR}the mesh checks it: 3 of 2,000, 1 s`)
    resolve('done')
    expect(await waited).toBe('done')
    expect(text().endsWith(`s${CLEAR}`)).toBe(true)
  })

  test('never wraps', () => {
    const { text } = waiting(10)
    vi.advanceTimersByTime(1_100)
    expect(text()).toBe(`${CLEAR}the mesh `)
  })

  test('is a line in a log now and then, and nothing where it was not so long', async () => {
    const short = waiting()
    vi.advanceTimersByTime(14_000)
    short.resolve('done')
    await short.waited
    expect(short.text()).toBe('')
    const long = waiting()
    vi.advanceTimersByTime(70_000)
    expect(long.text()).toBe('the mesh checks it: 3 of 2,000, 30 s\nthe mesh checks it: 3 of 2,000, 60 s\n')
  })

  test('is said once where one wait is part of another, with what is found out meanwhile', async () => {
    let text = ''
    const err = (more: string) => {
      text += more
    }
    const terminal = { columns: 80, err }
    let resolve = (_value: string): void => {}
    const asking = new Promise<string>((yes) => {
      resolve = yes
    })
    const waited = withPatience(terminal, 'outer', () => withPatience(terminal, 'inner', () => asking))
    noteWhileWaiting(terminal, 'catalog does not answer')
    vi.advanceTimersByTime(1_100)
    expect(text).toBe(`${CLEAR}outer; catalog does not answer, 1 s`)
    resolve('done')
    expect(await waited).toBe('done')
    noteWhileWaiting(terminal, 'late')
    text = ''
    const next = withPatience(terminal, 'next', () => new Promise<void>((yes) => setTimeout(yes, 1_100)))
    await vi.advanceTimersByTimeAsync(1_200)
    await next
    expect(text).toBe(`${CLEAR}next, 1 s${CLEAR}`)
  })

  test('leaves no line behind when it fails', async () => {
    const { waited, reject, text } = waiting(80)
    vi.advanceTimersByTime(1_200)
    reject(new Error('cut off'))
    await expect(waited).rejects.toThrow('cut off')
    expect(text().endsWith(CLEAR)).toBe(true)
  })
})
