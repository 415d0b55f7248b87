import type { ReachedThingFragment } from '../../generated/operations.ts'
import type { Count } from './count.ts'
import type { ImpactState } from './impact-state.ts'

/** Something reached, and by which of several things that change. */
export interface JointRow extends ReachedThingFragment {
  readonly reachedBy: readonly string[]
}

export interface Answered {
  readonly subject: string
  readonly rows: readonly ReachedThingFragment[]
}

/**
 * What is reached by at least one of them, each thing once: by its nearest way, with all its columns and all that reach it. What
 * changes itself is not counted, as in each of the answers. In their order: nearest first, then by id.
 */
export function jointRows(answers: readonly Answered[]): readonly JointRow[] {
  const subjects = new Set(answers.map(({ subject }) => subject))
  const joint = new Map<string, JointRow>()
  for (const { subject, rows } of answers) {
    for (const row of rows) {
      if (subjects.has(row.node.id)) continue
      const known = joint.get(row.node.id)
      joint.set(row.node.id, known === undefined ? { ...row, reachedBy: [subject] } : joined(known, row, subject))
    }
  }
  return [...joint.values()].toSorted(
    (a, b) => a.distance - b.distance || (a.node.id < b.node.id ? -1 : a.node.id > b.node.id ? 1 : 0),
  )
}

function joined(known: JointRow, row: ReachedThingFragment, subject: string): JointRow {
  const nearest = row.distance < known.distance ? row : known
  const columns = [...new Set([...(known.columns ?? []), ...(row.columns ?? [])])].toSorted()
  const precision = known.precision === 'COLUMN' || row.precision === 'COLUMN' ? 'COLUMN' : nearest.precision
  return { ...nearest, columns, precision, reachedBy: [...known.reachedBy, subject] }
}

type Choice = Pick<ImpactState, 'domain' | 'owner'>

export function chosenOf<Row extends ReachedThingFragment>(
  rows: readonly Row[],
  { domain, owner }: Choice,
): readonly Row[] {
  const isOf = (wanted: readonly string[], value: string | null | undefined) =>
    wanted.length === 0 || (value != null && wanted.includes(value))
  return rows.filter(({ node, owner: team }) => isOf(domain, node.domainId) && isOf(owner, team?.name))
}

/** How rows divide, as the graph divides what one thing reaches: each group under the choice in the others. */
export function dividedOf(rows: readonly JointRow[], choice: Choice, titles: ReadonlyMap<string, string>) {
  const ofDomains = chosenOf(rows, { ...choice, domain: [] })
  const ofOwners = chosenOf(rows, { ...choice, owner: [] })
  return {
    byDistance: tallied(chosenOf(rows, choice).map(({ distance }) => String(distance))).toSorted(
      (a, b) => Number(a.key) - Number(b.key),
    ),
    byDomain: tallied(ofDomains.map(({ node }) => node.domainId)).map((one) => ({
      ...one,
      label: titles.get(one.key) ?? null,
    })),
    byOwner: tallied(ofOwners.map(({ owner }) => owner?.name ?? null)),
    domains: { total: ofDomains.length, byKind: tallied(ofDomains.map(({ node }) => node.kind)) },
    owners: { total: ofOwners.length },
  }
}

/** Most first, then by name; what has none is in no group. */
function tallied(keys: readonly (string | null)[]): readonly Count[] {
  const counts = new Map<string, number>()
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
    .map(([key, count]) => ({ key, label: null, count }))
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
}
