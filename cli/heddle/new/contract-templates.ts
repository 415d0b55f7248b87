import type { Template } from './plan.ts'

/** A column of a template: what ODCS says of a property, in few words. */
export type TemplateColumn = {
  readonly name: string
  readonly logicalType: 'string' | 'timestamp' | 'number' | 'integer' | 'date' | 'object'
  readonly description: string
  readonly required?: true
  readonly key?: true
  /** ODCS `logicalTypeOptions.format`. */
  readonly format?: string
  readonly columns?: readonly TemplateColumn[]
}

export type ContractTemplate = {
  /** For whoever chooses. */
  readonly says: string
  readonly granularity: string
  readonly columns: readonly TemplateColumn[]
  /** The column that tells how old the data is. */
  readonly time: string
}

/**
 * Columns to begin with: every product changes them, few get them right from nothing. None has a semantic type: what products can be
 * joined by (`global_customer_uuid`) is the team's own to say, and times and ids of single events would join with everything.
 */
export const CONTRACT_TEMPLATES: Readonly<Record<Template, ContractTemplate>> = {
  events: {
    says: 'one row for each thing that happened',
    granularity: 'One row for each event; never changed, possibly delivered more than once.',
    time: 'occurred_at',
    columns: [
      {
        name: 'event_id',
        logicalType: 'string',
        description: 'Names the event; delivered twice, it is the same.',
        required: true,
        key: true,
        format: 'uuid',
      },
      { name: 'event_type', logicalType: 'string', description: 'What happened.', required: true },
      {
        name: 'occurred_at',
        logicalType: 'timestamp',
        description: 'When it happened, in UTC.',
        required: true,
      },
      { name: 'subject_id', logicalType: 'string', description: 'What it happened to.', required: true },
      {
        name: 'payload',
        logicalType: 'object',
        description: 'What there is to know about it.',
        columns: [{ name: 'reason', logicalType: 'string', description: 'Why, in words.' }],
      },
    ],
  },
  changes: {
    says: 'one row for each change of a record (change data capture)',
    granularity: 'One row for each change of one record, in the order of its source.',
    time: 'changed_at',
    columns: [
      {
        name: 'record_id',
        logicalType: 'string',
        description: 'The key of the record that changed.',
        required: true,
        key: true,
      },
      { name: 'operation', logicalType: 'string', description: 'insert, update or delete.', required: true },
      {
        name: 'changed_at',
        logicalType: 'timestamp',
        description: 'When the source committed the change, in UTC.',
        required: true,
      },
      {
        name: 'position',
        logicalType: 'integer',
        description: "The change's place in the log of the source: of two changes the higher one is newer.",
        required: true,
        key: true,
      },
      {
        name: 'after',
        logicalType: 'object',
        description: 'The record as it is since; absent for a delete.',
        columns: [{ name: 'status', logicalType: 'string', description: 'Where the record stands.' }],
      },
    ],
  },
  snapshot: {
    says: 'one row for each thing, as it is now',
    granularity: 'One row for each record as of the last load.',
    time: 'updated_at',
    columns: [
      { name: 'id', logicalType: 'string', description: 'Names the record.', required: true, key: true },
      { name: 'name', logicalType: 'string', description: 'What people call it.' },
      { name: 'created_at', logicalType: 'timestamp', description: 'When it came to be, in UTC.', required: true },
      { name: 'updated_at', logicalType: 'timestamp', description: 'When it last changed, in UTC.', required: true },
    ],
  },
  metrics: {
    says: 'one row for each measure and day',
    granularity: 'One row for each measure, dimension and day.',
    time: 'day',
    columns: [
      {
        name: 'day',
        logicalType: 'date',
        description: 'The day that was measured, in UTC.',
        required: true,
        key: true,
      },
      { name: 'measure', logicalType: 'string', description: 'What was measured.', required: true, key: true },
      {
        name: 'dimension',
        logicalType: 'string',
        description: 'Of which part it was measured.',
        key: true,
        required: true,
      },
      { name: 'value', logicalType: 'number', description: 'How much it was.', required: true },
    ],
  },
}
