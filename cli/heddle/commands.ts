import { diffCommand } from './ask/diff.ts'
import { doctorCommand } from './ask/doctor.ts'
import { impactCommand } from './ask/impact.ts'
import { lineageCommand } from './ask/lineage.ts'
import { searchCommand } from './ask/search.ts'
import { showCommand } from './ask/show.ts'
import type { Command } from './command.ts'
import { completionCommand } from './completion.ts'
import { copyCommand } from './lineage/copy.ts'
import type { StoreOpeners } from './lineage/stores.ts'
import { verifyCommand } from './lineage/verify.ts'
import { schemaCommand } from './schema-command.ts'

/** All that `heddle` can do, in the order of its list. */
export function heddleCommands(openers: StoreOpeners): readonly Command[] {
  const commands: readonly Command[] = [
    searchCommand(),
    showCommand(),
    impactCommand(),
    lineageCommand(),
    diffCommand(),
    doctorCommand(),
    copyCommand(openers),
    verifyCommand(openers),
    completionCommand(),
    schemaCommand(() => commands),
  ]
  return commands
}
