/** How long texts of a domain may be, in characters: far above what people write. A longer one is a mistake, and would be kept, indexed and sent around. */

/** Of a name, a title, a tag. */
export const LONGEST_LABEL = 1_000
export const LONGEST_DESCRIPTION = 100_000
