/**
 * What would act on a terminal that JSON is shown on, and what JSON does not escape by itself: DEL and the C1 controls (`U+009B` begins
 * an escape sequence), what turns a text round (UAX #9), and what some programs take for the end of a line.
 */
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

/** The one way in which values are told to programs: whoever parses it has them exactly, and whoever looks at it sees what they are. */
export function asJson(value: unknown, onOneLine = false): string {
  // Outside of strings there is none of these, and inside of them an escape is the same letter.
  return `${JSON.stringify(value, null, onOneLine ? 0 : 2).replace(UNSEEN, escaped)}\n`
}
