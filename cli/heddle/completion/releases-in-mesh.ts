import { domainOf, readId } from '../../../schema/ids.ts'
import { moment } from '../ask/draw/values.ts'
import { isRelease, standingOf } from '../check/accepted-releases.ts'
import { openDomainFolder } from '../domain-folder.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { oneLine } from '../terminal/one-line.ts'
import { short } from '../terminal/short.ts'
import type { Offer } from './completions.ts'
import { givenText, type TypedCall } from './typed-call.ts'

/** As many as anybody looks through. */
const MOST = 50

/** The newest releases of the domain that the call is about, as people tell them apart, with when each was accepted. @throws Failure */
export async function releasesThatBegin(mesh: Mesh, typed: string, call: TypedCall): Promise<readonly Offer[]> {
  const domain = await domainMeant(call)
  const releases = domain === null ? [] : ((await standingOf(mesh, domain, MOST))?.releases ?? [])
  return releases
    .filter(({ id, current }) => !current && isRelease(id))
    .map(({ id, publishedAt }) => ({
      value: typed.length > short(id).length ? id : short(id),
      says: `accepted at ${oneLine(moment(publishedAt))}`,
    }))
}

/** That of the thing named; of a command that is about a folder, that of the folder. @throws Failure for a folder without one */
async function domainMeant(call: TypedCall): Promise<string | null> {
  const [first] = call.positionals
  if (call.command.positionals[0]?.id !== 'thing')
    return givenText(call, 'domain') ?? (await openDomainFolder(first)).domain.id
  return first === undefined || readId(first) === null ? null : (domainOf(first) ?? first)
}
