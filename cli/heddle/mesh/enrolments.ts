import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../../platform/parse-json.ts'
import { Failure } from '../command.ts'
import { makeFolder } from '../make-folder.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { writeWhole } from '../write-whole.ts'

/** What this user knows of a mesh: kept at `heddle enrol`, so that no other command has to be told. */
const enrolment = z.object({
  /** Base64 of the SPKI DER: verifies the mesh's tokens. */
  publicKey: z.string(),
  /** Registers domains; null for who only reads. */
  token: z.string().nullable(),
})
export type Enrolment = z.infer<typeof enrolment>

const enrolments = z.object({
  /** The gateway's address of the mesh that is meant when none is named. */
  current: z.string().nullable(),
  meshes: z.record(z.string(), enrolment),
})
export type Enrolments = z.infer<typeof enrolments>

const NONE: Enrolments = { current: null, meshes: {} }

/** `$XDG_CONFIG_HOME/heddle/enrolments.json`, in `~/.config` by default (XDG Base Directory Specification). */
export function enrolmentsFile({ XDG_CONFIG_HOME, HOME }: Terminal['environment']): string {
  return join(XDG_CONFIG_HOME || join(HOME || homedir(), '.config'), 'heddle', 'enrolments.json')
}

/** @throws Failure for a file that is none of ours */
export function readEnrolments(environment: Terminal['environment']): Enrolments {
  const file = enrolmentsFile(environment)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return NONE
    throw new Failure(`${file} cannot be read`, { cause: error })
  }
  const read = enrolments.safeParse(parseJson(text))
  if (read.success) return read.data
  throw new Failure(`${file} is not as heddle enrol writes it`, {
    advice: 'Remove it and enrol again: heddle enrol --help',
  })
}

/** Readable by its owner alone; written beside and renamed, so that nobody ever reads half of it. @throws Failure */
export function writeEnrolments(environment: Terminal['environment'], given: Enrolments): string {
  const file = enrolmentsFile(environment)
  try {
    makeFolder(dirname(file), 0o700)
    writeWhole(file, `${JSON.stringify(given, null, 2)}\n`, 0o600)
    return file
  } catch (error) {
    throw new Failure(`${file} cannot be written; nothing was changed`, {
      cause: error,
      advice: 'Set XDG_CONFIG_HOME to a folder that can be written.',
    })
  }
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code)
