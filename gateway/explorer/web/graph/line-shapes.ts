/** How lines end, by id: a full arrow, an open one, a ring, a bar. They are told apart without their colour. */
export const LINE_ENDS = ['full', 'open', 'ring', 'bar'] as const
export type LineEnd = (typeof LINE_ENDS)[number]

export const SHAPES: Readonly<Record<LineEnd, string>> = {
  full: 'M0,0 L10,5 L0,10 z',
  open: 'M1,1 L9,5 L1,9',
  ring: 'M5,1 a4,4 0 1,0 0.01,0 z',
  bar: 'M0,1 L6,5 L0,9 M9,0 L9,10',
}
