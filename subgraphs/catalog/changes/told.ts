import type { Change } from '../../../schema/changes.ts'
import type { ToldChange } from './change.ts'
import { cursorOf } from './cursor.ts'

/** A change as its readers get it, in the stream and in the graph. */
export function toldAs(feed: number, { seq, event, at, by, domains, subjects, detail }: ToldChange): Change {
  return { id: cursorOf(feed, seq), event, at, domainIds: domains, subjects, by, ...detail } as Change
}
