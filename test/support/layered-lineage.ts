/** A lineage of `count` ports in layers of `wide`, each with up to three readers in the next: nothing in it is a hub. */
export function layeredLineage(count: number, wide: number) {
  const id = (index: number) => `d${index % 7}/p${index}/port-${index}`
  const layers = Math.ceil((count - 1) / wide)
  const layerOf = (index: number) => (index === 0 ? 0 : 1 + Math.floor((index - 1) / wide))
  const pairs: [number, number][] = []
  for (let index = 1; index < count; index += 1) {
    const layer = layerOf(index)
    if (layer === 1) pairs.push([0, index])
    for (const step of layer < layers ? [0, 1, 7] : []) {
      const reader = 1 + layer * wide + ((index - 1 - (layer - 1) * wide + step) % wide)
      if (reader < count) pairs.push([index, reader])
    }
  }
  return {
    root: id(0),
    nodes: Array.from({ length: count }, (_, index) => thing(id(index), layerOf(index))),
    edges: pairs.map(([from, to]) => claim(id(from), id(to))),
    truncated: false,
    depthReached: layers,
  }
}

/** A port as lineage answers it: the domain is the first part of the id. */
export const thing = (id: string, distance: number, more: Readonly<Record<string, unknown>> = {}) => ({
  ...{ id, kind: 'PORT', label: id.split('/').at(-1) ?? id, domainId: id.split('/')[0] ?? null, distance },
  ...{ upstreamTotal: null, downstreamTotal: null, availability: 'LIVE', column: null, dangling: null },
  ...more,
})

export const claim = (from: string, to: string) => ({
  id: `${from} to ${to}`,
  from: { id: from },
  to: { id: to },
  method: 'OBSERVED',
  writer: 'job:etl/load',
  confidence: 1,
  validFrom: '2026-01-01T00:00:00Z',
  lastSeenAt: null,
  stale: false,
})
