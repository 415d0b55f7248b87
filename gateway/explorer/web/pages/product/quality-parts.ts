import type { ProductView } from './product-view.ts'

/** What is measured and promised of a product, or of one of its ports. */
export interface QualityPart extends Pick<ProductView, 'quality' | 'serviceLevels'> {
  readonly id: string
  readonly title: string
}

/** The product, then port by port; a product of one port that says the same is said once. */
export function qualityParts({ id, quality, serviceLevels, ports }: ProductView): readonly QualityPart[] {
  const ofPorts = (ports ?? []).map(({ id, name, quality, serviceLevels }) => ({
    id,
    title: name ?? id,
    quality,
    serviceLevels,
  }))
  const whole: QualityPart = { id, title: 'The product', quality, serviceLevels }
  const [only, ...others] = ofPorts
  if (only === undefined || others.length > 0 || !saysTheSame(whole, only)) return [whole, ...ofPorts]
  return [{ ...only, title: `The product, by its one port ${only.title}` }]
}

function saysTheSame(whole: QualityPart, port: QualityPart): boolean {
  const told = new Set(port.serviceLevels?.map(({ id }) => id))
  const areLevelsThere = (whole.serviceLevels ?? []).every(({ id }) => told.has(id))
  const isMeasuredSo = whole.quality === null || JSON.stringify(whole.quality) === JSON.stringify(port.quality)
  return areLevelsThere && isMeasuredSo
}
