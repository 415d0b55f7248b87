import type { Command } from './command.ts'
import { copyCommand } from './lineage/copy.ts'
import type { StoreOpeners } from './lineage/stores.ts'
import { verifyCommand } from './lineage/verify.ts'

/** All that `heddle` can do, in the order of its list. */
export const heddleCommands = (openers: StoreOpeners): readonly Command[] => [
  copyCommand(openers),
  verifyCommand(openers),
]
