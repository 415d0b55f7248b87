import type { z } from 'zod'
import { invalidInput } from './errors.ts'

/** An opaque cursor: base64url of JSON. What it carries is the service's own business and may change between releases. */
export function encodeCursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** Reads a cursor that `encodeCursor` made. @throws BAD_USER_INPUT naming `argument` when it is anything else */
export function decodeCursor<Schema extends z.ZodType>(
  schema: Schema,
  argument: string,
  cursor: string,
): z.output<Schema> {
  const result = schema.safeParse(parse(cursor))
  if (result.success) return result.data
  throw invalidInput({ argument, expected: 'a cursor of an earlier page', received: cursor })
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
