import { stripVTControlCharacters } from 'node:util'
import { DIRECTIONS } from './one-line.ts'
import { COLOURED, PLAIN } from './style.ts'
import type { Terminal } from './terminal.ts'

/** What colours a text, as `COLOURED` does it, and nothing else that begins like it. */
const OWN = new Set(Object.values(COLOURED).flatMap((paint) => paint('\n').split('\n')))

const ESCAPE = '\u001b'
const STYLED = new RegExp(`(${ESCAPE}\\[\\d+m)`)
const UNSEEN = new RegExp(`[^\\P{Cc}\\n\\t]|[${DIRECTIONS}]`, 'gu')

/** How a line that changes in place begins: back to its start, and away with it. */
const AGAIN = `\r${ESCAPE}[K`

/**
 * A terminal that is told nothing but text, line breaks, tabs and our own colours, whatever has been let through on the way:
 * the last net below `oneLine`. What programs read stays as it is; stderr is never coloured.
 */
export function guarded(terminal: Terminal, json: boolean): Terminal {
  const { out, err, style } = terminal
  return {
    ...terminal,
    out: json ? out : (text) => out(printable(text, style !== PLAIN)),
    err: (text) => {
      const again = text.startsWith(AGAIN) ? AGAIN : ''
      err(again + printable(text.slice(again.length), false))
    },
  }
}

function printable(text: string, isColoured: boolean): string {
  return text
    .split(STYLED)
    .map((part) => (isColoured && OWN.has(part) ? part : stripVTControlCharacters(part).replaceAll(UNSEEN, '')))
    .join('')
}
