import type { ElkNode } from 'elkjs/lib/elk-api.js'
import { fromElk, toElk } from './elk-graph.ts'
import type { Layout, LayoutInput } from './layout.ts'
import { plainColumns } from './plain-columns.ts'

/** What lays out, off the main thread. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>
  /** Ends what it is doing, for good. */
  end(): void
}

export interface LayouterOptions {
  /** Starts an engine: at the first layout, and again after one that took too long was ended. */
  readonly start: () => Promise<LayoutEngine>
  /** How long one layout may take. */
  readonly deadlineMs: number
  /** How long an engine may take to start. */
  readonly startMs: number
}

export interface Layouter {
  /** Always answers: with plain columns when the engine fails, or does not answer in time. */
  layout(input: LayoutInput): Promise<Layout>
  /** Starts the engine ahead of the first layout. */
  warmUp(): void
}

const LATE = Symbol('late')

export function createLayouter({ start, deadlineMs, startMs }: LayouterOptions): Layouter {
  let engine: Promise<LayoutEngine> | null = null
  const running = (): Promise<LayoutEngine> => {
    engine ??= start()
    return engine
  }
  const giveUp = (asked: Promise<LayoutEngine>): void => {
    if (engine === asked) engine = null
    asked.then(
      (one) => one.end(),
      () => {},
    )
  }
  return {
    warmUp: () => void running().catch(() => {}),
    async layout(input) {
      if (input.lines.length === 0) return plainColumns(input)
      const asked = running()
      try {
        const started = await within(startMs, asked)
        const found = started === LATE ? LATE : await within(deadlineMs, started.layout(toElk(input)))
        if (found !== LATE) return fromElk(input, found)
      } catch {
        // The columns below are the answer, and say so.
      }
      giveUp(asked)
      return plainColumns(input)
    },
  }
}

async function within<Found>(ms: number, found: Promise<Found>): Promise<Found | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms)
  })
  try {
    return await Promise.race([found, late])
  } finally {
    clearTimeout(timer)
  }
}
