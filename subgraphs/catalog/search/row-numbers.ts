/** The numbers of a `group_concat`: read digit by digit, because splitting a list of a hundred thousand costs more than finding it. */
export function rowNumbers(list: string | null | undefined): Uint32Array {
  if (list == null || list === '') return new Uint32Array()
  const found = new Uint32Array((list.length >> 1) + 1)
  let count = 0
  let number = 0
  for (let at = 0; at < list.length; at += 1) {
    const code = list.charCodeAt(at)
    if (code === COMMA) {
      found[count] = number
      count += 1
      number = 0
    } else number = number * 10 + (code - ZERO)
  }
  found[count] = number
  return found.slice(0, count + 1)
}

const COMMA = 44
const ZERO = 48
