import type { LineEnd } from '../graph/line-shapes.ts'
import { inPercent } from '../ui/words.ts'
import type { Claim, MeshEdge } from './mesh-graph.ts'

/** How what is drawn as one line is known, all who say so taken together. */
export type Known = 'BOTH' | 'OBSERVED' | 'DECLARED' | 'MANUAL'

export function howKnown(claims: readonly Claim[]): Known {
  const methods = new Set(claims.map(({ method }) => method))
  if (methods.has('OBSERVED')) return methods.has('DECLARED') ? 'BOTH' : 'OBSERVED'
  return methods.has('DECLARED') ? 'DECLARED' : 'MANUAL'
}

/** As a legend has them. */
export const KNOWN_ORDER: readonly Known[] = ['BOTH', 'OBSERVED', 'DECLARED', 'MANUAL']

export const KNOWN_WORDS: Readonly<Record<Known, string>> = {
  BOTH: 'declared and observed',
  OBSERVED: 'observed, not declared',
  DECLARED: 'declared, not observed',
  MANUAL: 'entered by hand',
}

/** Of each kind its own arrow, so that nobody needs the colours. */
export const KNOWN_ENDS: Readonly<Record<Known, LineEnd>> = {
  BOTH: 'full',
  OBSERVED: 'bar',
  DECLARED: 'open',
  MANUAL: 'ring',
}

export const confidenceOf = (claims: readonly Claim[]): number =>
  Math.max(0, ...claims.map(({ confidence }) => confidence))

export function lineInWords({ claims, change }: Pick<MeshEdge, 'claims' | 'change'>): string {
  const isStale = claims.length > 0 && claims.every(({ stale }) => stale === true)
  return [
    KNOWN_WORDS[howKnown(claims)],
    `${inPercent(confidenceOf(claims))} sure`,
    ...(isStale ? ['not seen for long'] : []),
    ...(change === null ? [] : [change.toLowerCase()]),
  ].join(', ')
}
