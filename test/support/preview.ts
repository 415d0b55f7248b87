import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { PreviewEvent } from '../../subgraphs/domain/preview/preview-lease.ts'
import type { PreviewOptions } from '../../subgraphs/domain/preview/start-preview.ts'
import { eventually } from './eventually.ts'

export interface PreviewProcess {
  events(): readonly PreviewEvent[]
  /** SIGTERM unless another is named; resolves when it has ended. */
  end(signal?: NodeJS.Signals): Promise<void>
  signal(signal: NodeJS.Signals): void
}

export type PreviewGiven = Pick<
  PreviewOptions,
  'folder' | 'gatewayUrl' | 'token' | 'storeFile' | 'previewToken' | 'seconds'
>

/** A preview in a process of its own. @throws with what it said, when it does not open */
export async function startPreviewProcess(given: PreviewGiven): Promise<PreviewProcess> {
  const script = fileURLToPath(new URL('preview-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const events = () =>
    output
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as PreviewEvent)
  await eventually(() => events().length > 0 || hasEnded(child), { withinMs: 60_000 })
  if (events().length === 0) throw new Error(`the preview did not open:\n${errors}`)
  return {
    events,
    signal: (signal) => child.kill(signal),
    async end(signal = 'SIGTERM') {
      if (hasEnded(child)) return
      const exit = once(child, 'exit')
      child.kill(signal)
      await exit
    },
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}
