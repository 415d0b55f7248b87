import type { SemanticColumn } from '../joins.ts'

export type JoinFormat = 'SAME' | 'DIFFERENT' | 'UNKNOWN'

type Written = Pick<SemanticColumn, 'logicalType' | 'physicalType' | 'format'>

/**
 * Whether the values of two columns are written alike, by what their contracts say. Types decide first, then declared formats;
 * without any, columns of one type are alike when that type has but one way to write a value. Text has not: two `string`s
 * may hold a UUID with hyphens and one without.
 */
export function compareFormat(
  ours: Written,
  theirs: Written,
): { readonly format: JoinFormat; readonly reason: string } {
  const [logical, otherLogical] = [folded(ours.logicalType), folded(theirs.logicalType)]
  if (logical !== null && otherLogical !== null && logical !== otherLogical)
    return { format: 'DIFFERENT', reason: `ours is ${inShort(ours)}, theirs ${inShort(theirs)}` }
  // Formats of whole numbers say how large they may be (`i32`), not how they are written.
  if (logical !== null && logical === otherLogical && WHOLE.has(logical))
    return { format: 'SAME', reason: `both are ${logical}` }
  const isOneType =
    (logical !== null && logical === otherLogical) ||
    (folded(ours.physicalType) !== null && folded(ours.physicalType) === folded(theirs.physicalType))
  if (ours.format !== null && theirs.format !== null) {
    if (!isSameFormat(ours, theirs))
      return { format: 'DIFFERENT', reason: `ours is ${inShort(ours)}, theirs ${inShort(theirs)}` }
    if (isOneType) return { format: 'SAME', reason: `both are ${inShort(ours)}` }
    return { format: 'UNKNOWN', reason: `both have the format ${ours.format}, and no type to compare` }
  }
  if (!isOneType) return { format: 'UNKNOWN', reason: `ours is ${shown(ours)}, theirs ${shown(theirs)}` }
  if (ours.format !== null || theirs.format !== null) {
    const [whose, other] = ours.format === null ? ['theirs', 'ours'] : ['ours', 'theirs']
    return {
      format: 'UNKNOWN',
      reason: `${whose} has the format ${ours.format ?? theirs.format}, ${other} declares none`,
    }
  }
  if (hasOneForm(ours, theirs)) return { format: 'SAME', reason: `both are ${shown(ours)}` }
  return { format: 'UNKNOWN', reason: `both are ${inShort(ours)}, and declare no format` }
}

/** Formats of dates are patterns, in which `MM` is not `mm`; all others are names. */
function isSameFormat(ours: Written, theirs: Written): boolean {
  const isPattern = DATES.has(folded(ours.logicalType) ?? '') || DATES.has(folded(theirs.logicalType) ?? '')
  return isPattern ? ours.format === theirs.format : folded(ours.format) === folded(theirs.format)
}

/** Of one type in storage that has but one way to write a value. */
function hasOneForm(ours: Written, theirs: Written): boolean {
  const physical = folded(ours.physicalType)
  return physical !== null && physical === folded(theirs.physicalType) && !FREE_FORM.test(physical)
}

/** Without the type in storage, where the other says enough. */
const inShort = (column: Written): string =>
  shown(column.logicalType === null ? column : { ...column, physicalType: null })

function shown({ logicalType, physicalType, format }: Written): string {
  const types = [...new Set([logicalType, physicalType].filter((type) => type !== null))]
  return `${types.join(' / ') || 'of no declared type'}${format === null ? '' : ` in the format ${format}`}`
}

const folded = (text: string | null): string | null => text?.trim().toLowerCase() || null

const DATES = new Set(['date', 'timestamp', 'time'])
const WHOLE = new Set(['integer', 'boolean'])
/** Types in storage whose values have no form of their own. */
const FREE_FORM = /char|text|string|clob|json|variant|object|struct|map|record|array|list|byte|binary|blob|raw|any/
