import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot, packageVersion } from '../../../../platform/package-root.ts'
import { type Enrolments, enrolmentsFile, readEnrolments } from '../../mesh/enrolments.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { bad, type Finding, ok, warning } from './finding.ts'

/** What runs here, and what it remembers. `enrolments` is null when that cannot be read. */
export function lookAtMachine({ environment }: Pick<Terminal, 'environment'>, running = process.version) {
  const findings: Finding[] = [nodeFinding(running, neededNode()), ok('heddle', `release ${packageVersion()}`)]
  let enrolments: Enrolments | null = null
  try {
    enrolments = readEnrolments(environment)
    findings.push(fileFinding(enrolmentsFile(environment), enrolments))
  } catch (error) {
    findings.push(
      bad('enrolments', messageOf(error), 'Remove the file, or make it readable, and enrol again: heddle enrol --help'),
    )
  }
  return { findings, enrolments }
}

/** As package.json has it: `20.19`. */
function neededNode(): string {
  const { engines } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    engines: { node: string }
  }
  return engines.node.replace(/^[^\d]*/, '')
}

export function nodeFinding(running: string, needed: string): Finding {
  const [major = 0, minor = 0] = running.replace(/^v/, '').split('.').map(Number)
  const [least = 0, leastMinor = 0] = needed.split('.').map(Number)
  return major > least || (major === least && minor >= leastMinor)
    ? ok('Node.js', running)
    : bad('Node.js', `${running}, and ${needed} or newer is needed`, `Install Node.js ${needed} or newer.`)
}

function fileFinding(file: string, { meshes }: Enrolments): Finding {
  const count = Object.keys(meshes).length
  if (count === 0) return ok('enrolments', `none in ${file}: reading needs none`)
  const mode = statSync(file).mode & 0o777
  if ((mode & 0o077) !== 0)
    return warning('enrolments', `${file} holds tokens, and others on this machine may read it`, `chmod 600 ${file}`)
  return ok('enrolments', `${count} in ${file}`)
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
