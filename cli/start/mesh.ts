import type { HttpClient } from '../../platform/http-client.ts'
import { type SeedCounts, seedMesh } from '../../seed/seed.ts'
import { type Box, DOMAINS } from './boxes.ts'
import { enrolledTokens } from './enrolment.ts'
import { greeting } from './greeting.ts'
import { requireFreePorts } from './ports.ts'
import type { Progress } from './progress.ts'
import { addTokens, type Secrets } from './secrets.ts'
import type { StartSettings } from './settings.ts'
import type { Supervisor } from './supervisor.ts'
import { poll, Timeout, waitUntilReady } from './wait.ts'
import { domainsToCome } from './woven.ts'

export interface MeshStart {
  readonly settings: StartSettings
  readonly secrets: Secrets
  readonly boxes: readonly Box[]
  readonly supervisor: Supervisor
  readonly http: HttpClient
  readonly signal: AbortSignal
  readonly progress: Progress
  readonly say: (line: string) => void
  /** The lineage store in words. */
  readonly store: string
}

const READY_MS = 60_000

/** Brings up the boxes that were asked for, all at once; the whole mesh is then woven, seeded and greeted. */
export async function startMesh(start: MeshStart): Promise<void> {
  const { settings, boxes, supervisor, http, signal, progress, say } = start
  const chosen = chooseBoxes(boxes, settings.only)
  supervisor.requireNoneRuns(chosen)
  await requireFreePorts(chosen)
  for (const box of chosen) supervisor.start(box)

  const wait = { http, supervisor, signal, withinMs: READY_MS }
  if (settings.only.length > 0) {
    await waitUntilReady(chosen, wait)
    say(`ready ${chosen.map((box) => box.url).join(' ')}`)
    return
  }
  say('\n  Heddle: a mesh of six domains on this machine\n')
  const gatewayUrl = `http://localhost:${settings.basePort}`
  await progress.step(
    'processes are up',
    (tell) => waitUntilReady(chosen, wait, (missing) => tell(`waiting for ${missing.join(', ')}`)),
    () => `${chosen.length}`,
  )
  await progress.step('domains have enrolled, published and are woven in', (tell) =>
    waitUntilWoven(start, gatewayUrl, (missing) => tell(`waiting for ${missing.join(', ')}`)),
  )
  await seed(start)
  say(greeting({ boxes, gatewayUrl, dataDir: settings.dataDir, store: start.store }))
  say(`ready ${gatewayUrl}`)
}

/** @throws naming the domains that did not come, and where they say why */
async function waitUntilWoven(
  { http, signal, supervisor }: MeshStart,
  gatewayUrl: string,
  tell: (missing: readonly string[]) => void,
): Promise<void> {
  let missing: readonly string[] = DOMAINS
  await poll(READY_MS, signal, async () => {
    missing = await domainsToCome(http, gatewayUrl, DOMAINS)
    if (missing.length > 0) tell(missing)
    return missing.length === 0
  }).catch((error: unknown) => {
    if (!(error instanceof Timeout)) throw error
    const logs = ['catalog', ...missing].map((name) => supervisor.logFile(name)).join(' ')
    throw new Error(
      `not in the mesh after ${READY_MS / 1000} s: ${missing.join(', ')}. A publish that was refused says why in: ${logs}`,
    )
  })
}

async function seed({ settings, boxes, progress, signal }: MeshStart): Promise<void> {
  const tokens = addTokens(settings.dataDir, enrolledTokens(boxes))
  const lineageUrl = boxes.find((box) => box.name === 'lineage')?.url ?? ''
  const domains = Object.fromEntries(boxes.filter(isDomain).map((box) => [box.name, box.url]))
  await progress.step(
    'demo data: quality results and lineage events',
    (tell) =>
      seedMesh({
        lineageUrl,
        domains,
        tokens,
        now: new Date(),
        signal,
        onProgress: (counts) => tell(inWords(counts)),
      }),
    inWords,
  )
}

function inWords({ qualityResults, events }: SeedCounts): string {
  return `${qualityResults} results, ${events} events`
}

function chooseBoxes(boxes: readonly Box[], names: readonly string[]): readonly Box[] {
  const unknown = names.filter((name) => !boxes.some((box) => box.name === name))
  if (unknown.length > 0) {
    throw new Error(`no box is called ${unknown.join(', ')}; there are ${boxes.map((box) => box.name).join(', ')}`)
  }
  return names.length === 0 ? boxes : boxes.filter((box) => names.includes(box.name))
}

function isDomain(box: Box): boolean {
  return (DOMAINS as readonly string[]).includes(box.name)
}
