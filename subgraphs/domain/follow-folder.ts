import type { Logger } from '../../platform/logger.ts'
import type { DescriptorSource } from './descriptors/source.ts'
import type { DomainState } from './domain-state.ts'

export interface FollowOptions {
  readonly source: DescriptorSource
  readonly state: DomainState
  readonly logger: Logger
  /** Called after a reload that changed something. */
  readonly onChange: () => void
  /** How long it must be quiet before the folder is read: an editor or a checkout writes many files. */
  readonly quietMs?: number
}

/** `--watch`: reads the folder again after it changed. Resolves to how to stop. */
export async function followFolder({
  source,
  state,
  logger,
  onChange,
  quietMs = 100,
}: FollowOptions): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined
  const reload = async (): Promise<void> => {
    try {
      if (await state.reload()) onChange()
    } catch (error) {
      logger.error({ error }, 'reading the folder failed; what was served before stays in service')
    }
  }
  const stop = await source.watch(() => {
    clearTimeout(timer)
    timer = setTimeout(() => void reload(), quietMs)
  })
  // What changed before the watcher was ready would be missed.
  await reload()
  return async () => {
    clearTimeout(timer)
    await stop()
  }
}
