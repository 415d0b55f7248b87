import { readServedTypes, type ServedTypes } from './served-types.ts'

/** An SDL, and whose it is for the log. */
export interface SdlRow {
  readonly domain: string
  readonly sdl: string
  readonly sdlDigest: string
}

/** The types of each SDL by its digest; those that cannot be read are left out. */
export type ServedReader = (rows: readonly SdlRow[]) => ReadonlyMap<string, ServedTypes>

/** Reads each SDL once for as long as it is among the rows. */
export function createServedReader(onUnreadable?: (domain: string, error: unknown) => void): ServedReader {
  let known: ReadonlyMap<string, ServedTypes> = new Map()
  return (rows) => {
    const served = new Map<string, ServedTypes>()
    for (const { domain, sdl, sdlDigest } of rows) {
      if (served.has(sdlDigest)) continue
      try {
        served.set(sdlDigest, known.get(sdlDigest) ?? readServedTypes(sdl))
      } catch (error) {
        onUnreadable?.(domain, error)
      }
    }
    known = served
    return served
  }
}
