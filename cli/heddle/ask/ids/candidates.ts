import { z } from 'zod'
import { editDistance } from '../../../../platform/edit-distance.ts'
import { type ParsedId, productOf, readId } from '../../../../schema/ids.ts'
import type { Mesh } from '../../mesh/mesh.ts'
import { type AnswerError, askMesh, rootOf } from '../answer.ts'

/** Something that may have been meant. */
export type Candidate = { readonly id: string; readonly title: string | null }

const QUESTION = {
  query: `
    query WhatIsMeant($text: String!, $start: String!, $first: Int!, $jobs: Boolean!) {
      domains { id title }
      search(text: $text, first: $first) { edges { node { id title } } }
      consumers(filter: { text: $start }, first: $first) { edges { node { id label } } }
      jobs(filter: { text: $start }, first: $first) @include(if: $jobs) { edges { node { id name } } }
    }`,
  form: z.object({
    domains: z.array(z.object({ id: z.string(), title: z.string().nullable() })).nullable(),
    search: pageOf(z.object({ id: z.string(), title: z.string() })),
    consumers: pageOf(z.object({ id: z.string(), label: z.string().nullable() })),
    jobs: pageOf(z.object({ id: z.string(), name: z.string().nullable() })).optional(),
  }),
}

const MOST = 20

export type Found = {
  readonly candidates: readonly Candidate[]
  /** Why a part could not be asked, which may know more. */
  readonly unasked: readonly AnswerError[]
}

/** All that the mesh finds by what was typed, likeliest first. @throws Failure, also where it cannot look among products */
export async function findCandidates(mesh: Mesh, typed: string, jobs: boolean): Promise<Found> {
  const text = typed
    .replaceAll(/[/#:]+/g, ' ')
    .trim()
    .slice(0, 200)
  const { data, errors } = await askMesh(mesh, QUESTION, { text, start: typed.slice(0, 200), first: MOST, jobs })
  const hits = nodesOf(rootOf(data.search, errors, 'search')).flatMap(({ id, title }): Candidate[] => {
    const product = productOf(id)
    // A port is found by its product's title.
    return product === null || product === id
      ? [{ id, title }]
      : [
          { id: product, title },
          { id, title: null },
        ]
  })
  const found = [
    ...(rootOf(data.domains, errors, 'domains') ?? []),
    ...hits,
    ...nodesOf(data.consumers).map(({ id, label }) => ({ id, title: label })),
    ...nodesOf(data.jobs ?? null).map(({ id, name }) => ({ id, title: name })),
  ]
  return { candidates: [...new Map(found.map((one) => [one.id, one])).values()], unasked: errors }
}

/**
 * Those that what was typed is the name of; else those whose name or id it begins. A product and its own ports are one
 * thing, which is the product; a job that only reads is one with the consumer that it is.
 */
export function meantBy(typed: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const wanted = typed.toLowerCase()
  const named = candidates.filter(({ id, title }) => [id, nameOf(id), title?.toLowerCase()].includes(wanted))
  if (named.length > 0) return withoutParts(named)
  const depth = wanted.split('/').length
  const begun = candidates.filter(({ id }) =>
    depth === 1 ? nameOf(id).startsWith(wanted) : id.split('/').length === depth && id.startsWith(wanted),
  )
  return withoutParts(begun)
}

/** Nearest first: the fewest slips of the keyboard from what was typed, in the order found where that is the same. */
export function nearest(typed: string, candidates: readonly Candidate[], count = 5): readonly Candidate[] {
  const wanted = lastOf(typed.toLowerCase())
  const slips = ({ id, title }: Candidate) =>
    Math.min(editDistance(wanted, nameOf(id), 40), editDistance(wanted, (title ?? id).toLowerCase(), 40))
  return candidates
    .map((one) => ({ one, slips: slips(one) }))
    .filter((found) => found.slips <= Math.max(3, wanted.length / 2))
    .toSorted((a, b) => a.slips - b.slips)
    .slice(0, count)
    .map(({ one }) => one)
}

function withoutParts(candidates: readonly Candidate[]): readonly Candidate[] {
  const ids = new Set(candidates.map(({ id }) => id))
  return candidates.filter(({ id }) => {
    if (id.startsWith('job:')) return !ids.has(id.replace('job:', 'consumer:'))
    const product = productOf(id)
    return product === null || product === id || !ids.has(product)
  })
}

/** The last part of an id, without the escapes of what stands outside the mesh's own naming. */
function nameOf(id: string): string {
  const parsed: ParsedId | null = readId(id)
  return (parsed !== null && 'name' in parsed ? parsed.name : lastOf(id)).toLowerCase()
}

const lastOf = (id: string): string => id.split(/[/#]/).at(-1) ?? id

function pageOf<Node extends z.ZodType>(node: Node) {
  return z.object({ edges: z.array(z.object({ node })) }).nullable()
}

function nodesOf<Node>(page: { readonly edges: readonly { readonly node: Node }[] } | null): readonly Node[] {
  return page?.edges.map(({ node }) => node) ?? []
}
