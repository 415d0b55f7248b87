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
  /** Starts the engine ahead of the first layout, and has it lay these out, one by one, while nobody waits for another. */
  warmUp(samples: readonly LayoutInput[]): void
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

  /** Layouts that somebody waits for. */
  const waiting = new Set<Promise<Layout>>()
  async function warm(samples: readonly LayoutInput[]): Promise<void> {
    const asked = running()
    const started = await asked
    for (const sample of samples) {
      while (waiting.size > 0) await Promise.all(waiting)
      if (engine !== asked) return
      await started.layout(toElk(sample))
    }
  }
  async function laidOut(input: LayoutInput): Promise<Layout> {
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
  }

  return {
    // That an engine does not start is told by the first layout.
    warmUp: (samples) => void warm(samples).catch(() => {}),
    async layout(input) {
      if (input.lines.length === 0) return plainColumns(input)
      const found = laidOut(input).finally(() => waiting.delete(found))
      waiting.add(found)
      return found
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
