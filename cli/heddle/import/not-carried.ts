import { z } from 'zod'
import type { NotCarried } from '../../../subgraphs/domain/imports/importer.ts'
import { oneLine } from '../terminal/one-line.ts'

export const place = { file: z.string(), line: z.number().nullable(), path: z.string() }

/** What one form says and another has no place for, for programs. */
export const notCarried = z.object({
  ...place,
  value: z.string(),
  why: z.string(),
})

/** The same for people: `file:line path = value: why`. */
export function leftOutLine(one: NotCarried): string {
  return `${placeLine(one)}: ${oneLine(one.why)}`
}

/** Where something stands, and what: `file:line path = value`. */
export function placeLine({ file, line, path, value }: Omit<NotCarried, 'why'>): string {
  return oneLine(`${file}${line === null ? '' : `:${line}`} ${path} = ${short(value)}`)
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
