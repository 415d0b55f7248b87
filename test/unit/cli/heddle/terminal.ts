import { PLAIN } from '../../../../cli/heddle/terminal/style.ts'
import type { Terminal } from '../../../../cli/heddle/terminal/terminal.ts'

/** A terminal that keeps what it was told. */
export function recordingTerminal(environment: Terminal['environment'] = {}, more: Partial<Terminal> = {}) {
  const said = { out: '', err: '' }
  const terminal: Terminal = {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    columns: undefined,
    width: undefined,
    style: PLAIN,
    environment,
    ask: undefined,
    signal: new AbortController().signal,
    ...more,
  }
  return { terminal, said }
}
