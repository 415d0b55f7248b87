/** A number for each of some of many indexes; 0 for those it was not set for. */
export type SparseNumbers = {
  readonly get: (index: number) => number
  readonly set: (index: number, value: number) => void
  /** Those that are not 0, in any order. */
  readonly entries: () => Iterable<readonly [number, number]>
}

/** A share of all from which on an array of all is the cheaper. */
const MANY = 1 / 32

/**
 * @param size all indexes there are: 0 to `size - 1`
 * @param expected about how many of them are set: a hub's are many, and a map of them several times slower than an array;
 * most questions have few, and an array of all would be made for nothing
 */
export function createSparseNumbers(size: number, expected: number): SparseNumbers {
  return expected > size * MANY ? inArray(size) : inMap()
}

function inArray(size: number): SparseNumbers {
  const numbers = new Int32Array(size)
  return {
    get: (index) => numbers[index] ?? 0,
    set(index, value) {
      numbers[index] = value
    },
    *entries() {
      for (let index = 0; index < size; index++) {
        const value = numbers[index] ?? 0
        if (value !== 0) yield [index, value]
      }
    },
  }
}

function inMap(): SparseNumbers {
  const numbers = new Map<number, number>()
  return {
    get: (index) => numbers.get(index) ?? 0,
    set: (index, value) => void numbers.set(index, value),
    entries: () => numbers.entries(),
  }
}
