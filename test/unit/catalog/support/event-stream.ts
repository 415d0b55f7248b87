import { type Change, change } from '../../../../schema/changes.ts'
import { eventually } from '../../../support/eventually.ts'

/** A reader of `GET /api/v1/changes`: what came, checked against the schema of it. */
export interface EventReader {
  readonly status: number
  readonly headers: Headers
  readonly changes: Change[]
  /** What is no change: the names of events that the schema does not have, with their data. */
  readonly others: { readonly event: string; readonly data: unknown }[]
  /** The last id that came, of whatever block. */
  lastId(): string
  comments(): number
  text(): string
  /** The body of an answer that is no stream. */
  body(): Promise<Record<string, unknown>>
  isOver(): boolean
  until(count: number): Promise<readonly Change[]>
  stop(): void
}

export async function readEvents(
  url: string,
  { headers = {}, path = '/api/v1/changes' }: { headers?: Record<string, string>; path?: string } = {},
): Promise<EventReader> {
  const aborter = new AbortController()
  const response = await fetch(`${url}${path}`, { headers, signal: aborter.signal })
  const changes: Change[] = []
  const others: { event: string; data: unknown }[] = []
  let [text, rest, lastId, comments, isOver] = ['', '', '', 0, false]

  function block(lines: readonly string[]): void {
    const told = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
    lastId = told('id') ?? lastId
    comments += lines.filter((line) => line.startsWith(':')).length
    const [event, data] = [told('event'), told('data')]
    if (event === undefined || data === undefined) return
    const parsed = change.safeParse(JSON.parse(data))
    if (!parsed.success) return void others.push({ event, data: JSON.parse(data) })
    if (parsed.data.event !== event || parsed.data.id !== lastId) throw new Error(`not as its data says: ${lines}`)
    changes.push(parsed.data)
  }

  async function read(): Promise<void> {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      const part = decoder.decode(chunk as Uint8Array, { stream: true })
      text += part
      const blocks = (rest + part).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const each of blocks) block(each.split('\n'))
    }
  }

  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  if (isStream) {
    void read()
      .catch(() => undefined)
      .finally(() => {
        isOver = true
      })
  }
  return {
    status: response.status,
    headers: response.headers,
    changes,
    others,
    lastId: () => lastId,
    comments: () => comments,
    text: () => text,
    body: async () => (await response.json()) as Record<string, unknown>,
    isOver: () => isOver,
    until: (count) => eventually(() => (changes.length >= count ? changes : undefined)),
    stop: () => aborter.abort(),
  }
}
