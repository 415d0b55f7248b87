import type { PreviewStores } from '../../subgraphs/domain/preview/start-preview.ts'
import { diffCommand } from './ask/diff.ts'
import { doctorCommand } from './ask/doctor.ts'
import { impactCommand } from './ask/impact.ts'
import { lineageCommand } from './ask/lineage.ts'
import { searchCommand } from './ask/search.ts'
import { showCommand } from './ask/show.ts'
import { checkCommand } from './check/check.ts'
import type { Command } from './command.ts'
import { completionCommand } from './completion/completion-command.ts'
import { conformanceCommand } from './conformance.ts'
import { enrolCommand } from './enrol.ts'
import { consumersCommand } from './import/consumers.ts'
import { exportCommand } from './import/export.ts'
import { importCommand } from './import/import.ts'
import { copyCommand } from './lineage/copy.ts'
import type { StoreOpeners } from './lineage/stores.ts'
import { verifyCommand } from './lineage/verify.ts'
import { newDomainCommand } from './new/new-domain.ts'
import { newProductCommand } from './new/new-product.ts'
import { previewCommand } from './preview/preview.ts'
import { publishCommand } from './publish/publish.ts'
import { rollbackCommand } from './publish/rollback.ts'
import { unpublishCommand } from './publish/unpublish.ts'
import { schemaCommand } from './schema-command.ts'
import { type OpenDomainStore, serveCommand } from './serve/serve.ts'

/** The adapters, which main.ts chooses. */
export type Adapters = {
  readonly lineageStores: StoreOpeners
  readonly domainStore: OpenDomainStore
  readonly previewStores: () => Promise<PreviewStores>
}

/** All that `heddle` can do, in the order of its list. */
export function heddleCommands({ lineageStores, domainStore, previewStores }: Adapters): readonly Command[] {
  const commands: readonly Command[] = [
    ...under('For domain teams', [
      enrolCommand(),
      newDomainCommand(),
      newProductCommand(),
      importCommand(),
      exportCommand(),
      consumersCommand(),
      serveCommand(domainStore),
      checkCommand(domainStore),
      previewCommand(previewStores),
      publishCommand(domainStore),
      rollbackCommand(domainStore),
      unpublishCommand(domainStore),
      conformanceCommand(),
    ]),
    ...under('To ask the mesh', [
      searchCommand(),
      showCommand(),
      impactCommand(),
      lineageCommand(),
      diffCommand(),
      doctorCommand(),
    ]),
    ...under('For whoever runs the mesh', [copyCommand(lineageStores), verifyCommand(lineageStores)]),
    ...under('For shells and programs', [completionCommand(), schemaCommand(() => commands)]),
  ]
  return commands
}

const under = (whose: string, commands: readonly Command[]): readonly Command[] =>
  commands.map((command) => ({ ...command, whose }))
