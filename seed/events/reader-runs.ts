import { between, uuidOf } from '../chance.ts'
import { ENGINES } from './job.ts'
import { type Facets, facet, type RunEvent, schemaUrl } from './openlineage.ts'
import type { Reader } from './readers.ts'
import { DAY, slotsOf } from './slots.ts'

const KEPT_DAYS = 5

/** What one looks at a consumer for: who it belongs to, and that it is a dashboard. Tests say TEST: they use nothing. */
const facetsOf = ({ engine: name, owner }: Reader, isTest: boolean): Facets => {
  const { producer, integration, jobType } = ENGINES[name]
  return {
    jobType: facet(producer, 'JobTypeJobFacet', {
      processingType: 'BATCH',
      integration,
      jobType: isTest ? 'TEST' : jobType,
    }),
    ownership: facet(producer, 'OwnershipJobFacet', { owners: [{ name: owner, type: 'OWNER' }] }),
  }
}

/** A refresh every second day at a minute of the reader's own; each run is over within two minutes. */
export function readerRuns(reader: Reader, now: number, isTest = false): RunEvent[] {
  const { namespace, producer, names } = ENGINES[reader.engine]
  const id = `${namespace}/${reader.name}`
  const at = `${String(between(`${id}/hour`, 5, 8)).padStart(2, '0')}:${between(`${id}/minute`, 10, 59)}`
  const slots = slotsOf({ kind: 'daily', at }, now).filter(
    (slot) => slot > now - KEPT_DAYS * DAY && Math.floor(slot / DAY) % 2 === between(`${id}/parity`, 0, 1),
  )
  return slots.flatMap((slot) => {
    const key = `${id}@${new Date(slot).toISOString()}`
    const event = (eventType: 'START' | 'COMPLETE', time: number): RunEvent => ({
      eventType,
      eventTime: new Date(time).toISOString(),
      producer,
      schemaURL: schemaUrl('RunEvent'),
      run: { runId: uuidOf(key) },
      job: { namespace, name: reader.name, facets: facetsOf(reader, isTest) },
      inputs: names === 'start and end' || (names === 'end') === (eventType === 'COMPLETE') ? reader.inputs : [],
      outputs: [],
    })
    const end = slot + between(`${key}/seconds`, 4, 110) * 1000
    return [event('START', slot), ...(end <= now ? [event('COMPLETE', end)] : [])]
  })
}
