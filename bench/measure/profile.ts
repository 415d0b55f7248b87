import { existsSync, readFileSync } from 'node:fs'
import type { Profiler } from 'node:inspector'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Of the time a profile covers, without what was idle. */
export interface ProfileShares {
  /** Milliseconds that the main thread was busy. */
  readonly busyMs: number
  /** Share of the busy time by activity, 0–1. */
  readonly shares: ReadonlyMap<Activity, number>
  /** The functions with the largest shares of their own: `name (file)`. */
  readonly functions: readonly { readonly name: string; readonly share: number }[]
}

export type Activity = (typeof ACTIVITIES)[number]

/** In the order in which they are shown. */
export const ACTIVITIES = [
  'shaping and execution',
  'graphql-js',
  'sharding',
  'JSON',
  'garbage collection',
  'HTTP and sockets',
  'server, logs and metrics',
  'native code and the rest',
] as const

/** What the thread waited for, and the inspector's own doing (`dispatch`: its start and end). */
const NOT_WORK: ReadonlySet<string> = new Set(['(idle) ', '(root) ', 'dispatch '])

/** First match wins. Paths are of source files, of packages, or of Node (`node:…`). */
const BY_FILE: readonly (readonly [RegExp, Activity])[] = [
  [/@apollo\/(gateway|query-planner|federation-internals|query-graphs)\//, 'shaping and execution'],
  [/gateway\/(present-result|plan-cache|gateway)\.ts$/, 'shaping and execution'],
  [/gateway\/products-router\//, 'sharding'],
  [/node_modules\/graphql\//, 'graphql-js'],
  [/gateway\/subgraphs\//, 'HTTP and sockets'],
  [
    /node_modules\/(undici|node-fetch|make-fetch-happen|minipass[^/]*|agentkeepalive|@npmcli|cacache|http-[^/]*|ssri)\//,
    'HTTP and sockets',
  ],
  [/^node:|^internal\/|^native (write|read|shutdown|close)/, 'HTTP and sockets'],
  [/node_modules\/|platform\/|gateway\//, 'server, logs and metrics'],
]

/**
 * Where the time of a CPU profile went. Time in JSON is told by the line that calls it, because V8 counts its own functions
 * as their caller's.
 */
export function readProfile({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): ProfileShares {
  const files = sourceReader()
  const micros = new Map<number, number>()
  samples.forEach((id, index) => {
    micros.set(id, (micros.get(id) ?? 0) + (timeDeltas[index] ?? 0))
  })

  const byActivity = new Map<Activity, number>()
  const byFunction = new Map<string, number>()
  let busy = 0
  const add = <Key>(to: Map<Key, number>, key: Key, time: number) => to.set(key, (to.get(key) ?? 0) + time)
  for (const { id, callFrame, positionTicks = [] } of nodes) {
    const time = micros.get(id) ?? 0
    const { functionName, url, lineNumber, columnNumber } = callFrame
    if (time === 0 || NOT_WORK.has(`${functionName} ${url}`)) continue
    busy += time
    const source = url === '' ? `native ${functionName}` : files.sourceOf(url, lineNumber, columnNumber)
    add(byFunction, url === '' ? functionName : `${functionName || '(anonymous)'} (${source})`, time)
    if (functionName === '(garbage collector)') {
      add(byActivity, 'garbage collection', time)
      continue
    }
    const ticks = positionTicks.reduce((sum, position) => sum + position.ticks, 0)
    const inJson = positionTicks
      .filter(({ line }) => /JSON\.(parse|stringify)\(/.test(files.lineOf(url, line)))
      .reduce((sum, position) => sum + position.ticks, 0)
    const jsonTime = ticks === 0 ? 0 : (time * inJson) / ticks
    add(byActivity, 'JSON', jsonTime)
    add(byActivity, BY_FILE.find(([file]) => file.test(source))?.[1] ?? 'native code and the rest', time - jsonTime)
  }
  return {
    busyMs: busy / 1_000,
    shares: new Map(ACTIVITIES.map((activity) => [activity, (byActivity.get(activity) ?? 0) / busy])),
    functions: [...byFunction]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, 25)
      .map(([name, time]) => ({ name, share: time / busy })),
  }
}

/** The text that ran, and through source maps the file it was written in. */
function sourceReader() {
  const lines = new Map<string, readonly string[]>()
  const maps = new Map<string, SourceMap | null>()

  const pathOf = (url: string) => (url.startsWith('file:') ? fileURLToPath(url) : url)
  const mapOf = (path: string): SourceMap | null => {
    const known = maps.get(path)
    if (known !== undefined) return known
    const isBundle = /\/dist\/(?!.*node_modules)/.test(path) && !path.includes('/node_modules/')
    const file = `${path}.map`
    const map = isBundle && existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : null
    maps.set(path, map)
    return map
  }

  return {
    /** From the package on, so that no folder of this machine is part of it. */
    sourceOf(url: string, line: number, column: number): string {
      const path = pathOf(url)
      const entry = mapOf(path)?.findEntry(line, column)
      const source = entry !== undefined && 'originalSource' in entry ? entry.originalSource : path
      return source.replace(/^.*\/(?=node_modules\/)/, '').replace(/^(\.\.\/)+/, '')
    },
    /** `line` counts from 1. */
    lineOf(url: string, line: number): string {
      const path = pathOf(url)
      if (!path.startsWith('/')) return ''
      const known = lines.get(path) ?? (existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [])
      lines.set(path, known)
      return known[line - 1] ?? ''
    },
  }
}
