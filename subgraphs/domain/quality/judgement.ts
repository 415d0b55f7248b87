import type { Judgement } from '../stores/store.ts'

/** Whether what was measured keeps what was promised. */
export function isKept({ target, comparison }: Judgement, value: number): boolean {
  switch (comparison) {
    case '<=':
      return value <= target
    case '>=':
      return value >= target
    case '<':
      return value < target
    case '>':
      return value > target
    case '=':
      return value === target
  }
}
