/** Pairs of whole numbers, each below 2^26: a `Set` of so many edges would take ten times the memory, and ends at 16.7 million. */
export interface PairSet {
  /** False when the pair was there already. */
  readonly add: (first: number, second: number) => boolean
}

const FREE = -1

/** Open addressing, at most half full. @param capacity pairs that will be added at most */
export function createPairSet(capacity: number): PairSet {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, capacity * 2)))
  const firsts = new Int32Array(slots).fill(FREE)
  const seconds = new Int32Array(slots)
  return {
    add(first, second) {
      let slot = mixed(first, second) & (slots - 1)
      while (firsts[slot] !== FREE) {
        if (firsts[slot] === first && seconds[slot] === second) return false
        slot = (slot + 1) & (slots - 1)
      }
      firsts[slot] = first
      seconds[slot] = second
      return true
    },
  }
}

/** Neighbouring pairs far apart: the finaliser of MurmurHash3. */
function mixed(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ second
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
