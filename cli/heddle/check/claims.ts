import { z } from 'zod'
import { domainOf } from '../../../schema/ids.ts'
import { Failure } from '../command.ts'
import type { Mesh, MeshError } from '../mesh/mesh.ts'
import type { CandidateProducts } from './candidate.ts'

const products = z.array(
  z.object({
    outputPorts: z
      .array(
        z.object({
          id: z.string(),
          datasets: z.array(z.object({ id: z.string(), namespace: z.string(), name: z.string() })).nullish(),
        }),
      )
      .nullish(),
  }),
)

/** Within a gateway's limit of root fields, by half. */
const AT_ONCE = 25

/**
 * Datasets that ports of the candidate claim and another domain holds already: the mesh would leave them to it, and what is read of
 * these ports would not be told as read from this domain. A line each, for the warnings; so is that it could not be asked.
 *
 * @throws Failure when the command is stopped
 */
export async function claimedByOthers(
  mesh: Mesh,
  domain: string,
  { products: candidate }: CandidateProducts,
): Promise<readonly string[]> {
  const claims = products
    .parse(candidate)
    .flatMap(({ outputPorts }) =>
      (outputPorts ?? []).flatMap(({ id: port, datasets }) => (datasets ?? []).map((dataset) => ({ port, dataset }))),
    )
  const held: string[] = []
  for (let from = 0; from < claims.length; from += AT_ONCE) {
    const some = claims.slice(from, from + AT_ONCE)
    const holders = await holdersOf(
      mesh,
      some.map(({ dataset }) => dataset.id),
    )
    if (typeof holders === 'string')
      return [...held, `whether another domain claims its datasets could not be asked: ${holders}`]
    some.forEach(({ port, dataset: { namespace, name } }, index) => {
      const other = holders[index]?.find((holder) => domainOf(holder) !== domain)
      if (other === undefined) return
      held.push(
        `CLAIM_CONFLICT: dataset ${namespace} ${name} of ${port} is claimed by ${other} already, which keeps it`,
      )
    })
  }
  return held
}

type Answer = Readonly<Record<string, { readonly ports: readonly { readonly id: string }[] | null } | null>>

/** The ports that claim each of the datasets; a text is why that is not known. */
async function holdersOf(mesh: Mesh, ids: readonly string[]): Promise<readonly (readonly string[])[] | string> {
  const variables = Object.fromEntries(ids.map((id, index) => [`d${index}`, id]))
  const names = Object.keys(variables)
  const query = `query Claims(${names.map((name) => `$${name}: ID!`).join(', ')}) {
  ${names.map((name) => `${name}: dataset(id: $${name}) { ports { id } }`).join('\n  ')}
}`
  const errors: MeshError[] = []
  try {
    const answer = await mesh.ask<Answer>(query, variables, { partial: (told) => errors.push(...told) })
    const [error] = errors
    if (error !== undefined) return `${error.message} (${error.code})`
    return names.map((name) => answer[name]?.ports?.map(({ id }) => id) ?? [])
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'STOPPED') throw error
    return error.message
  }
}
