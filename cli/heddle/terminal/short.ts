/** A digest as people tell one from another. */
export const short = (digest: string): string => digest.slice(0, 12)
