import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { Problem } from '../documents.ts'

/** The most bytes a descriptor may have: far above any real one, far below what would hold up the domain. */
export const DESCRIPTOR_BYTES = 1024 * 1024
/** Quality results are many and plain. */
export const QUALITY_BYTES = 32 * 1024 * 1024

export interface TextFile {
  /** Seen from the domain's folder, with `/`. */
  readonly file: string
  readonly text: string
  /** Of the content: equal texts need no second reading. */
  readonly digest: string
}

export type TextReading =
  | { readonly ok: true; readonly file: TextFile }
  | { readonly ok: false; readonly problem: Problem }

/**
 * Reads a file of the domain's folder as text. Whatever lies there (nothing, a folder, a pipe, a link that leads out,
 * something binary or huge) is a problem, never an exception and never a wait: a pipe is not opened for blocking.
 */
export async function readTextFile(root: string, file: string, maxBytes = DESCRIPTOR_BYTES): Promise<TextReading> {
  const wrong = (expected: string, found: string): TextReading => ({
    ok: false,
    problem: { file, line: null, path: null, expected, found, product: null },
  })
  try {
    const real = await realpath(join(root, file))
    if (!isInside(await realpath(root), real))
      return wrong('a file inside the domain’s folder', 'a link that leads out of it')
    const handle = await open(real, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stat = await handle.stat()
      if (!stat.isFile()) return wrong('a file', stat.isDirectory() ? 'a folder' : 'something that is no regular file')
      if (stat.size > maxBytes) return wrong(`at most ${maxBytes} bytes`, `${stat.size} bytes`)
      const bytes = await handle.readFile()
      return { ok: true, file: { file, text: decode(bytes), digest: createHash('sha256').update(bytes).digest('hex') } }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof TypeError) return wrong('UTF-8 text', 'bytes that are none')
    return wrong('a file that can be read', reasonOf(error))
  }
}

/** @throws TypeError for bytes that are no UTF-8 text */
function decode(bytes: Buffer): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  if (text.includes('\0')) throw new TypeError('binary')
  return text
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'no file'
  if (code === 'ELOOP') return 'links that lead in a circle'
  return code ?? 'an error while reading'
}
