import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readId } from '../../schema/ids.ts'
import { readDomainFile } from '../../subgraphs/domain/descriptors/domain-file.ts'
import { domainFile } from '../../subgraphs/domain/descriptors/folder-layout.ts'
import { DESCRIPTOR_BYTES, readTextFile } from '../../subgraphs/domain/descriptors/text-file.ts'
import { parseYaml, valueAt } from '../../subgraphs/domain/descriptors/yaml-document.ts'
import type { DomainDocument, Problem } from '../../subgraphs/domain/documents.ts'
import type { DomainStore } from '../../subgraphs/domain/stores/store.ts'
import { Failure, type OptionSpecs, type PositionalSpec, UsageError } from './command.ts'

/** A domain's folder on this machine. */
export type DomainFolder = {
  readonly path: string
  /** Its own state, which is nobody else's: `.heddle`, left out of version control. */
  readonly stateDir: string
  readonly domain: DomainDocument
  /** It was named, and nothing of it was read: enough to act for it with its own token, not to register it. */
  readonly isNamedOnly?: true
}

export const FOLDER_POSITIONAL = {
  name: 'folder',
  help: "the domain's folder, the one with domain.yaml; default: where you are",
  optional: true,
} as const satisfies PositionalSpec

/** For commands that need to know no more of a domain than its id. */
export const DOMAIN_OPTIONS = {
  domain: {
    type: 'string',
    value: '<id>',
    id: 'domain',
    help: "the domain's id: then no domain.yaml is read, and a token of its own, or an admin's, is needed",
  },
} as const satisfies OptionSpecs

/** What to say of a folder without one. */
export const noDomainIn = (path: string) => ({
  message: `${path} is no domain's folder: it has no domain.yaml`,
  advice: 'Make one: heddle new domain <id>. Or name the folder of yours.',
})

/** @throws Failure for a folder without a domain, or with one that is wrong: all problems at once */
export async function openDomainFolder(given = '.'): Promise<DomainFolder> {
  const path = resolve(given)
  const file = await domainFile(path)
  if (file === undefined) {
    const { message, advice } = noDomainIn(path)
    throw new Failure(message, { code: 'NO_DOMAIN', advice })
  }
  const problems: Problem[] = []
  const text = await readTextFile(path, file, DESCRIPTOR_BYTES)
  const reading = text.ok ? parseYaml(text.file) : { ok: false as const, problems: [text.problem] }
  if (!reading.ok) problems.push(...reading.problems)
  const domain = reading.ok ? readDomainFile(reading.document, (problem) => problems.push(problem)) : null
  if (domain !== null) return { path, domain, stateDir: join(path, '.heddle') }
  const isNamed = reading.ok && typeof valueAt(reading.document.value, ['id']) === 'string' && !problems.some(isOfId)
  throw new Failure(
    isNamed ? `something is wrong in ${join(path, file)}` : `${join(path, file)} does not say who the domain is`,
    {
      code: 'NO_DOMAIN',
      problems,
      advice: `Mend ${join(path, file)} first: the command has to know who the domain is (docs/descriptors.md says what stands there).`,
    },
  )
}

const isOfId = ({ path }: Problem): boolean => path === '$.id'

/** Where a domain remembers what it served, below its folder's state. */
export const storeFile = (stateDir: string): string => join(stateDir, 'domain.sqlite')

/**
 * The same for a domain that is to be served: where the folder does not say who it is, it is who it was when its folder was good
 * last (docs/descriptors.md, *When a file is wrong*). One that was never served from there is nobody.
 *
 * @throws Failure as `openDomainFolder` does, where nothing is remembered
 */
export async function openFolderToServe(
  given: string | undefined,
  openStore: (file: string) => Promise<DomainStore>,
): Promise<DomainFolder> {
  try {
    return await openDomainFolder(given)
  } catch (error) {
    const path = resolve(given ?? '.')
    const stateDir = join(path, '.heddle')
    if (!(error instanceof Failure) || !existsSync(storeFile(stateDir))) throw error
    const store = await openStore(storeFile(stateDir))
    try {
      const domain = store.memory.lastGoodDomain()
      if (domain === null) throw error
      return { path, domain, stateDir }
    } finally {
      store.close()
    }
  }
}

/**
 * The same for a command that needs no more than the domain's id: the one named, whatever is in the folder.
 *
 * @throws Failure as `openFolderToServe` does, UsageError for what is no domain's id
 */
export async function openDomainToActFor(
  given: string | undefined,
  named: string | undefined,
  openStore: (file: string) => Promise<DomainStore>,
): Promise<DomainFolder> {
  if (named !== undefined) {
    if (readId(named)?.kind !== 'DOMAIN')
      throw new UsageError(`--domain: expected the id of a domain such as orders, received ${JSON.stringify(named)}`)
    const path = resolve(given ?? '.')
    const domain = { id: named, title: named, description: null, owner: null }
    return { path, domain, stateDir: join(path, '.heddle'), isNamedOnly: true }
  }
  try {
    return await openFolderToServe(given, openStore)
  } catch (error) {
    throw error instanceof Failure && error.code === 'NO_DOMAIN'
      ? error.advised('Or name the domain: --domain <id>.')
      : error
  }
}
