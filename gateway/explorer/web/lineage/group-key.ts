import { readId } from '../../../../schema/ids.ts'
import type { MeshNode } from './mesh-graph.ts'

/**
 * What the things of a group have in common: their domain, or of those outside any domain what they are and in which namespace
 * (`consumer:boards`, as their ids begin), or that they are outside alone (`consumer:`).
 */
export type GroupKey = string

export const keyOfGroup = ({ id, domainId }: Pick<MeshNode, 'id' | 'domainId'>): GroupKey =>
  domainId ?? id.split('/', 1)[0] ?? id

/** Of a namespace that has too few for a group of their own: all that are outside any domain, of their kind. */
export function widerKey(key: GroupKey): GroupKey | null {
  const end = key.indexOf(':') + 1
  return end === 0 || end === key.length ? null : key.slice(0, end)
}

/** Ids are percent-encoded: there is no `|` in them. */
export const groupId = (where: string, key: GroupKey): string => `group:${where}|${key}`
export const keyInGroupId = (id: string): GroupKey => id.slice(id.indexOf('|') + 1)

/** `of orders`; `of boards, outside any domain`; `outside any domain`. */
export function wordsOfKey(key: GroupKey): string {
  const end = key.indexOf(':') + 1
  if (end === 0) return `of ${key}`
  const read = readId(`${key}/any`)
  const namespace = read?.kind === 'CONSUMER' || read?.kind === 'DATASET' ? read.namespace : key.slice(end)
  return namespace === '' ? 'outside any domain' : `of ${namespace}, outside any domain`
}
