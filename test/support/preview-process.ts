import { createLogger } from '../../platform/logger.ts'
import { type PreviewOptions, startPreview } from '../../subgraphs/domain/preview/start-preview.ts'
import { openSqliteStore } from '../../subgraphs/domain/stores/sqlite.ts'
import { copySqliteStore } from '../../subgraphs/domain/stores/sqlite-copy.ts'

/** A preview in a process of its own, so that it can be stopped, hung and killed. Each event is a line of JSON on stdout. */
const given = JSON.parse(process.argv[2] ?? '{}') as Pick<PreviewOptions, 'folder' | 'gatewayUrl' | 'token'>
const stop = new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()))
const preview = await startPreview({
  ...given,
  stores: { open: openSqliteStore, copy: copySqliteStore },
  logger: createLogger({ name: 'preview', level: 'silent' }),
  onEvent: (event) => process.stdout.write(`${JSON.stringify(event)}\n`),
})
await stop
await preview.close()
process.exit(0)
