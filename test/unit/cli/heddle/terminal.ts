import type { Terminal } from '../../../../cli/heddle/command.ts'

/** A terminal that keeps what it was told. */
export function recordingTerminal(environment: Terminal['environment'] = {}) {
  const said = { out: '', err: '' }
  const terminal: Terminal = {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    columns: undefined,
    environment,
  }
  return { terminal, said }
}
