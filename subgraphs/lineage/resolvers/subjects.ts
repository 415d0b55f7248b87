import { notFound } from '../../../platform/errors.ts'
import type { Reader } from '../reads/reader.ts'
import type { Snapshot } from '../reads/snapshot.ts'
import type { Subject, SubjectId } from '../reads/subject.ts'

const WORDS = {
  DOMAIN: 'the domain',
  PRODUCT: 'the product',
  PORT: 'the port',
  COLUMN: 'the column',
  DATASET: 'the dataset',
  DATASET_COLUMN: 'the column',
  CONSUMER: 'the consumer',
}

/** @throws ClientError `NOT_FOUND`, at once: nothing is walked for what is not known */
export async function requireSubject(reader: Reader, id: SubjectId, snapshot: Snapshot): Promise<Subject> {
  const subject = await reader.subject(id, snapshot)
  if (subject === null) throw unknownSubject(id)
  return subject
}

export const unknownSubject = (id: SubjectId): Error => notFound(WORDS[id.kind], id.id)
