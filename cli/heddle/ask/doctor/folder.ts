import { join, resolve } from 'node:path'
import { createHttpClient } from '../../../../platform/http-client.ts'
import { describeProblem } from '../../../../subgraphs/domain/describe-problem.ts'
import { domainFile } from '../../../../subgraphs/domain/descriptors/folder-layout.ts'
import { releaseDigest } from '../../../../subgraphs/domain/release-digest.ts'
import { noDomainIn } from '../../domain-folder.ts'
import { readServedAt, servingNow } from '../../serve/served-at.ts'
import { counted } from '../draw/values.ts'
import { bad, type Finding, ok, warning } from './finding.ts'
import { messageOf } from './machine.ts'

/** A folder as it lies there. `domain` is null when it does not say who it is. */
export type LookedAtFolder = {
  readonly domain: string | null
  /** Of what it describes now; null while anything of it is wrong. */
  readonly digest: string | null
  readonly stateDir: string
  readonly findings: readonly Finding[]
}

/** Most problems that are told one by one. */
const SHOWN = 10

/** The folder given, or the current one if it is a domain's; null when there is none to look at. */
export async function lookAtFolder(given: string | undefined): Promise<LookedAtFolder | null> {
  const path = resolve(given ?? '.')
  const stateDir = join(path, '.heddle')
  if ((await domainFile(path)) === undefined) {
    if (given === undefined) return null
    const { message, advice } = noDomainIn(path)
    return { domain: null, digest: null, stateDir, findings: [bad('folder', message, advice)] }
  }
  const { folderSource } = await import('../../../../subgraphs/domain/descriptors/folder-source.ts')
  const { domain, products, problems } = await folderSource(path).read(null)
  const all = [...problems, ...[...products.values()].flatMap((product) => product.problems)]
  const documents = [...products.values()].flatMap(({ product }) => (product === null ? [] : [product]))
  const findings = all
    .slice(0, SHOWN)
    .map((problem) =>
      bad('descriptors', describeProblem(problem), 'Mend the file; docs/descriptors.md says what goes where.'),
    )
  if (all.length > SHOWN)
    findings.push(bad('descriptors', `and ${all.length - SHOWN} problems more`, 'heddle check lists all of them.'))
  const fine = ok(
    'descriptors',
    `${domain?.id ?? ''}: ${counted(products.size, 'product')} in ${path}, nothing wrong with them`,
  )
  return {
    domain: domain?.id ?? null,
    digest: all.length === 0 ? releaseDigest(documents) : null,
    stateDir,
    findings: all.length === 0 ? [fine] : findings,
  }
}

/** Whether it is served on this machine, and answers where others would ask it. */
export async function lookAtServing(stateDir: string, signal: AbortSignal): Promise<readonly Finding[]> {
  const known = readServedAt(stateDir)
  const serving = servingNow(stateDir)
  if (known === undefined)
    return [
      warning(
        'serve',
        'it was never served from this folder',
        'heddle serve serves it; if that is done elsewhere, this is fine.',
      ),
    ]
  if (serving === undefined)
    return [bad('serve', `nothing serves it any more; it was at ${known.url}`, 'Serve it again: heddle serve')]
  const http = createHttpClient({ connections: 1 })
  try {
    const { status } = await http.request({ url: new URL('/ready', serving.url).href, timeoutMs: 5_000, signal })
    const process = ok('serve', `process ${serving.pid} serves it`)
    return status === 200
      ? [process, ok('its address', `${serving.url} answers`)]
      : [
          process,
          bad('its address', `${serving.url} is not ready (status ${status})`, 'What heddle serve prints says why.'),
        ]
  } catch (error) {
    return [
      ok('serve', `process ${serving.pid} serves it`),
      bad(
        'its address',
        `${serving.url} cannot be reached from here: ${messageOf(error)}`,
        'Start heddle serve again, with an address that others reach it by.',
      ),
    ]
  } finally {
    await http.close()
  }
}
