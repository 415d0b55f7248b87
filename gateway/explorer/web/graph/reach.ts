/** A line between two ends; an end may be a part of a box. */
export interface Link {
  readonly id: string
  readonly from: string
  readonly to: string
}

/** All that lies on ways through `start`: what leads to it and what it leads to, with the links between. */
export function waysThrough(
  start: string,
  links: readonly Link[],
): { readonly ends: ReadonlySet<string>; readonly links: ReadonlySet<string> } {
  const ends = new Set([start])
  const used = new Set<string>()
  for (const [here, there] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const leaving = new Map<string, Link[]>()
    for (const link of links) {
      const known = leaving.get(link[here])
      if (known === undefined) leaving.set(link[here], [link])
      else known.push(link)
    }
    const seen = new Set([start])
    const queue = [start]
    for (let end = queue.pop(); end !== undefined; end = queue.pop()) {
      for (const link of leaving.get(end) ?? []) {
        used.add(link.id)
        ends.add(link[there])
        if (seen.has(link[there])) continue
        seen.add(link[there])
        queue.push(link[there])
      }
    }
  }
  return { ends, links: used }
}
