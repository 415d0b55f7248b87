import type { OptionSpecs } from '../command.ts'
import { readDepth, readMoment, WHEN } from './options.ts'

export const LEVELS = ['DOMAIN', 'PRODUCT', 'PORT', 'COLUMN'] as const
export const METHODS = ['DECLARED', 'OBSERVED', 'MANUAL'] as const

const WALKED = {
  depth: { type: 'string', value: '<n>', help: 'how many dataset hops to follow, 1 to 64' },
  'include-indirect': {
    type: 'boolean',
    help: 'a column that a filter, join or sort uses reaches all columns of what comes of it',
  },
} as const satisfies OptionSpecs

export const MOMENT_OPTIONS = {
  'as-of': { type: 'string', value: WHEN, help: 'the lineage that held at this moment, instead of now' },
  'known-at': { type: 'string', value: WHEN, help: 'as it was known at this moment, whatever was learnt since' },
} as const satisfies OptionSpecs

/** How far to follow the lineage, and whose. */
export const WALK_OPTIONS = {
  direction: {
    type: 'string',
    value: '<way>',
    choices: ['downstream', 'upstream'],
    default: 'downstream',
    help: 'downstream: what is made from it; upstream: what it is made from',
  },
  ...WALKED,
  depth: { ...WALKED.depth, help: 'how many dataset hops to follow, 1 to 64; as far as it goes when not given' },
  ...MOMENT_OPTIONS,
} as const satisfies OptionSpecs

export type Walk = {
  readonly direction: 'DOWNSTREAM' | 'UPSTREAM'
  readonly depth: number | null
  readonly includeIndirect: boolean
  readonly asOf: string | null
  readonly knownAt: string | null
}

/** @throws UsageError */
export function walkOf(options: {
  readonly direction: string
  readonly depth?: string | undefined
  readonly 'include-indirect'?: boolean | undefined
  readonly 'as-of'?: string | undefined
  readonly 'known-at'?: string | undefined
}): Walk {
  const now = new Date()
  return {
    direction: options.direction === 'upstream' ? 'UPSTREAM' : 'DOWNSTREAM',
    depth: readDepth(options),
    includeIndirect: options['include-indirect'] ?? false,
    asOf: readMoment('as-of', options['as-of'], now),
    knownAt: readMoment('known-at', options['known-at'], now),
  }
}
