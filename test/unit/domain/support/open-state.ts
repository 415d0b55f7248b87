import { join } from 'node:path'
import { createLogger } from '../../../../platform/logger.ts'
import { folderSource } from '../../../../subgraphs/domain/descriptors/folder-source.ts'
import {
  type DomainState,
  type DomainStateOptions,
  openDomainState,
} from '../../../../subgraphs/domain/domain-state.ts'
import { openSqliteStore } from '../../../../subgraphs/domain/stores/sqlite.ts'
import type { DomainStore } from '../../../../subgraphs/domain/stores/store.ts'
import type { DomainFolder } from './domain-folder.ts'

export const silent = createLogger({ name: 'test', level: 'silent' })

export interface OpenState extends Disposable {
  readonly state: DomainState
  readonly store: DomainStore
}

/** A state over the folder, with its database beside it in `.data`: opening it again is a restart. */
export async function openState(folder: DomainFolder, options: Partial<DomainStateOptions> = {}): Promise<OpenState> {
  const store = openSqliteStore(join(folder.root, '.data', 'domain.sqlite'))
  try {
    const state = await openDomainState({
      source: folderSource(folder.root),
      store,
      follow: 'workingCopy',
      logger: silent,
      ...options,
    })
    return { state, store, [Symbol.dispose]: () => store.close() }
  } catch (error) {
    store.close()
    throw error
  }
}
