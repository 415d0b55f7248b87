/** How long names may be, so that the ids made of them can be kept and found. */

/**
 * The longest namespace or name, in characters, that is taken of a dataset, job or consumer. An id may carry twice that:
 * lineage's normalising adds a port, and lower case may be longer than upper.
 */
export const LONGEST_NAME = 2_048

/**
 * What is taken of a namespace and a name together, and of the name of a column, percent-encoded as in an id, in characters:
 * a store finds ids by an index, and Neo4j's takes 8,167 bytes of a dataset with a column, or of a job with a run.
 */
export const LONGEST_NAMED = 5_000
export const LONGEST_FIELD = 2_100

/** Characters that `encodeURIComponent` makes of one, at most. */
const MOST_ENCODED = 9

/** How long texts of whole characters are in an id; at most that, without looking closer, while it is no more than `enough`. */
export function encodedLength(texts: readonly string[], enough = 0): number {
  const most = texts.reduce((sum, text) => sum + MOST_ENCODED * text.length, 0)
  return most <= enough ? most : texts.reduce((sum, text) => sum + encodeURIComponent(text).length, 0)
}

/** Whether a namespace and a name, of whole characters, make an id that is taken. */
export const fitsNamed = (namespace: string, name: string): boolean =>
  encodedLength([namespace, name], LONGEST_NAMED) <= LONGEST_NAMED

/** Whether the name of a column, of whole characters, makes an id that is taken. */
export const fitsField = (field: string): boolean => encodedLength([field], LONGEST_FIELD) <= LONGEST_FIELD
