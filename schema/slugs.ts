import { invalidInput } from '../platform/errors.ts'

const MAX_LENGTH = 63

/** Whether `text` can stand between the slashes of an id. A domain's own must start with a letter besides. */
export function isSegment(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,62}$/.test(text)
}

/**
 * A name as a segment of an id: lower case, accents dropped, every other run of characters one hyphen, at most 63
 * characters. A valid segment is its own slug. Different names may share one: see `assignSlugs`.
 *
 * @throws ClientError `BAD_USER_INPUT` when no letter a–z and no digit is left of it.
 */
export function slug(name: string): string {
  const text = isSegment(name) ? name : trim(hyphenate(name)).slice(0, MAX_LENGTH)
  if (text !== '') return text
  throw invalidInput({ argument: 'name', expected: 'a name with a letter a–z or a digit in it', received: name })
}

/**
 * The slug for a domain, which must start with a letter.
 *
 * @throws ClientError `BAD_USER_INPUT` when no letter a–z is left of it.
 */
export function domainSlug(name: string): string {
  const text = hyphenate(name).replace(/^[^a-z]+/, '')
  if (text !== '') return slug(text)
  throw invalidInput({ argument: 'name', expected: 'a name with a letter a–z in it', received: name })
}

/**
 * The segment of an output port: the slug of its name plus `-v<major>` unless it already ends so; `-v1` when `version`
 * has no leading integer. It depends on nothing but the two, so that a sibling port never changes it. A long name is cut,
 * never its version.
 */
export function portSlug(name: string, version?: string | null): string {
  const major = /^0*(\d{1,15})(?!\d)/.exec(version ?? '')?.[1] ?? '1'
  const suffix = `-v${major}`
  const text = slug(name)
  return text.endsWith(suffix) ? text : text.slice(0, MAX_LENGTH - suffix.length) + suffix
}

export type SlugCollision<Item> = { readonly slug: string; readonly kept: Item; readonly refused: Item }
export type SlugAssignment<Item> = {
  readonly bySlug: ReadonlyMap<string, Item>
  readonly collisions: readonly SlugCollision<Item>[]
}

/** Gives each item its slug. The first to claim one keeps it; every later claimant is returned, for a problem to be made of it. */
export function assignSlugs<Item>(items: Iterable<Item>, slugOf: (item: Item) => string): SlugAssignment<Item> {
  const bySlug = new Map<string, Item>()
  const collisions: SlugCollision<Item>[] = []
  for (const item of items) {
    const text = slugOf(item)
    const kept = bySlug.get(text)
    if (kept === undefined) bySlug.set(text, item)
    else collisions.push({ slug: text, kept, refused: item })
  }
  return { bySlug, collisions }
}

function hyphenate(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{Mark}/gu, '')
  return plain.toLowerCase().replace(/[^a-z0-9_-]+/g, '-')
}

/** A loop, because `/[_-]+$/` tries again from every character of a run: quadratic in the length of a name. */
function trim(text: string): string {
  const isFiller = (at: number) => text[at] === '_' || text[at] === '-'
  let start = 0
  let end = text.length
  while (start < end && isFiller(start)) start++
  while (end > start && isFiller(end - 1)) end--
  return text.slice(start, end)
}
