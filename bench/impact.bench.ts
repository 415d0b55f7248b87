import type { Bench } from './bench.ts'
export const impact: Bench = async () => {
  throw new Error('todo')
}
