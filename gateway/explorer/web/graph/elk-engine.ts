import workerFile from 'elkjs/lib/elk-worker.min.js?url'
import { createLayouter, type LayoutEngine } from './layouter.ts'

/** Longer than any graph that can be read takes; nobody waits longer for one that cannot. */
const DEADLINE_MS = 4_000
/** It is as large as all the rest, and comes once. */
const START_MS = 20_000

/** A worker of the explorer's own files: one of a `blob:` would be refused by the content security policy. */
async function startElk(): Promise<LayoutEngine> {
  const { default: Elk } = await import('elkjs/lib/elk-api.js')
  const elk = new Elk({ workerFactory: () => new Worker(workerFile) })
  // It answers once it is loaded: a slow line is no slow layout.
  await elk.knownLayoutAlgorithms()
  return { layout: (graph) => elk.layout(graph), end: () => elk.terminateWorker() }
}

/** One for the page, kept while it is open. */
export const layouter = createLayouter({ start: startElk, deadlineMs: DEADLINE_MS, startMs: START_MS })
