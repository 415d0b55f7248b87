import { z } from 'zod'
import type { NotCarried } from '../../../subgraphs/domain/imports/importer.ts'

/** What one form says and another has no place for, for programs. */
export const notCarried = z.object({
  file: z.string(),
  line: z.number().nullable(),
  path: z.string(),
  value: z.string(),
  why: z.string(),
})

/** The same for people: `file:line path = value: why`. */
export function leftOutLine({ file, line, path, value, why }: NotCarried): string {
  return `${file}${line === null ? '' : `:${line}`} ${path} = ${short(value)}: ${why}`
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
