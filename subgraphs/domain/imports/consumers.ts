import { formatDatasetId, formatPortId } from '../../../schema/ids.ts'
import type { ImportedConsumer } from './importer.ts'

/** `RegisterConsumerInput.reads` of a consumer, once it is settled which domain its products are imported into. */
export function consumerReads({ reads }: ImportedConsumer, domain: string): readonly string[] {
  return reads.map((read) =>
    'dataset' in read
      ? formatDatasetId(read.dataset.namespace, read.dataset.name)
      : formatPortId(domain, read.product, read.port),
  )
}
