import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createHttpClient } from '../../../platform/http-client.ts'
import { listen } from '../../../platform/http-server.ts'
import type { Logger } from '../../../platform/logger.ts'
import { createCatalogClient, type OpenPreview } from '../catalog/catalog-client.ts'
import type { CodeLeaf } from '../domain-schema.ts'
import type { DomainState } from '../domain-state.ts'
import { followFolder } from '../follow-folder.ts'
import type { DomainStore } from '../stores/store.ts'
import { createDomainSubgraph } from '../subgraph.ts'
import { keepPreview, type PreviewEvent } from './preview-lease.ts'

export interface PreviewOptions {
  /** The domain's folder. */
  readonly folder: string
  /** The mesh's gateway; the catalog's address does as well. */
  readonly gatewayUrl: string
  /** The domain's own token, or `admin`. */
  readonly token: string
  /** The file with the domain's quality results, which the preview shows a copy of. It need not be there. */
  readonly storeFile?: string
  readonly stores: PreviewStores
  /** What requests have to bring in `x-heddle-preview`; made up when not given. */
  readonly previewToken?: string
  /** How long the preview holds when nobody renews it, which is how long it outlives this process: 1 to 60, 15 when not given. */
  readonly seconds?: number
  /** Where to listen; a free port of this machine when not given. */
  readonly host?: string
  readonly port?: number
  /** Its GraphQL endpoint as the gateway reaches it; where it listens when not given. */
  readonly url?: string
  readonly leaf?: CodeLeaf
  readonly logger: Logger
  readonly onEvent?: (event: PreviewEvent) => void
}

/** Stores as the entry point has chosen them: `openSqliteStore` and `copySqliteStore`. */
export interface PreviewStores {
  open(file: string): DomainStore
  /** False when there is nothing to copy. */
  copy(from: string, to: string): boolean
}

export interface RunningPreview {
  readonly domain: string
  /** What requests have to bring in `x-heddle-preview`. */
  readonly token: string
  /** As it was opened; later in the events. */
  readonly opened: OpenPreview
  /** The working copy: what it serves, and what is wrong in the folder. */
  readonly state: DomainState
  /** Closes the preview, and removes all that it needed. */
  close(): Promise<void>
}

/** How long the mesh may take to hear of the end: if it does not, the lease ends by itself. */
const CLOSE_MS = 5_000

/**
 * Serves a working copy and lets the mesh know: requests with the token are answered by it, as far as its domain is
 * concerned, for as long as this runs. It follows the folder. Its memory is a copy of the domain's, in a temporary folder, so
 * that nothing of it stays.
 *
 * @throws NoDomain for a folder without a domain; Refused when the catalog will not have it; HttpFailure when it cannot be asked
 */
export async function startPreview(options: PreviewOptions): Promise<RunningPreview> {
  const { seconds = 15, previewToken = randomBytes(24).toString('base64url'), onEvent, logger } = options
  const closers: (() => Promise<unknown> | unknown)[] = []
  const close = closeOnce(closers)
  try {
    const place = await mkdtemp(join(tmpdir(), 'heddle-preview-'))
    closers.push(() => rm(place, { recursive: true, force: true }))
    const store = openMemory(options, join(place, 'domain.sqlite'))
    closers.push(() => store.close())
    const { state, app, source } = await createDomainSubgraph({
      source: resolve(options.folder),
      store,
      logger,
      follow: 'workingCopy',
      ...(options.leaf === undefined ? {} : { leaf: options.leaf }),
    })
    closers.push(() => app.close())
    const { url } = await listen(app, options.port ?? 0, options.host)
    closers.push(await followFolder({ source, state, logger, onChange: () => undefined }))

    const http = createHttpClient()
    closers.push(() => http.close())
    const stop = new AbortController()
    const client = createCatalogClient(http, options.gatewayUrl, stop.signal)
    const terms = { domain: state.id, url: options.url ?? `${url}/graphql`, token: previewToken, seconds }
    const opened = await client.openPreview(options.token, terms)
    const lease = keepPreview({
      client,
      token: options.token,
      terms,
      opened,
      signal: stop.signal,
      onEvent(event) {
        report(event, logger)
        onEvent?.(event)
      },
    })
    closers.push(async () => {
      stop.abort()
      await lease.settled()
      const last = createCatalogClient(http, options.gatewayUrl, AbortSignal.timeout(CLOSE_MS))
      await last.closePreview(options.token, state.id, previewToken).catch((error: unknown) => {
        logger.warn({ error }, 'the preview could not be closed; it ends with its lease')
      })
    })
    state.onChange(lease.renew)
    onEvent?.({ kind: 'opened', preview: opened })
    return { domain: state.id, token: previewToken, opened, state, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Without a copy the preview is none the worse, but for the results that it does not show. */
function openMemory({ storeFile, stores, logger }: PreviewOptions, file: string): DomainStore {
  try {
    if (storeFile !== undefined) stores.copy(storeFile, file)
    return stores.open(file)
  } catch (error) {
    logger.warn({ error, storeFile }, 'the domain’s store could not be copied: the preview shows no quality results')
    return stores.open(`${file}.empty`)
  }
}

function report(event: PreviewEvent, logger: Logger): void {
  if (event.kind === 'not-renewed') logger.warn(event, 'the preview could not be renewed; trying again')
  else if (event.kind === 'gone')
    logger.error(event, 'the preview is gone: it could not be renewed in time; trying again')
  else if (event.kind === 'opened') logger.info({ expiresAt: event.preview.expiresAt }, 'the preview is open again')
}

/** Last in, first out, each whatever the others do; called twice, it is the same closing. */
function closeOnce(closers: (() => Promise<unknown> | unknown)[]): () => Promise<void> {
  let closing: Promise<void> | undefined
  async function closeAll(): Promise<void> {
    const failures: unknown[] = []
    for (let next = closers.pop(); next !== undefined; next = closers.pop()) {
      try {
        await next()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
  return () => {
    closing ??= closeAll()
    return closing
  }
}
