import { z } from 'zod'
import { oneLine } from '../../terminal/one-line.ts'
import type { Drawing } from '../draw/columns.ts'

export const findingForm = z.object({
  about: z.string().describe('what was looked at'),
  verdict: z.enum(['ok', 'warning', 'bad']),
  found: z.string(),
  advice: z.string().nullable().describe('what to do about it; null when nothing has to be done'),
})
export type Finding = z.infer<typeof findingForm>

export const ok = (about: string, found: string): Finding => ({ about, verdict: 'ok', found, advice: null })
export const warning = (about: string, found: string, advice: string): Finding => ({
  about,
  verdict: 'warning',
  found,
  advice,
})
export const bad = (about: string, found: string, advice: string): Finding => ({ about, verdict: 'bad', found, advice })

const SIGNS = { ok: ['ok  ', 'good'], warning: ['mind', 'warning'], bad: ['BAD ', 'bad'] } as const

/** Each with what to do about it below. */
export function findingsText(findings: readonly Finding[], { style }: Drawing): string {
  const width = Math.max(...findings.map(({ about }) => about.length))
  return findings
    .map(({ about, verdict, found, advice }) => {
      const [sign, as] = SIGNS[verdict]
      const what = `${style[as](sign)}  ${about.padEnd(width)}  ${oneLine(found)}\n`
      return advice === null ? what : `${what}${' '.repeat(width + 8)}→ ${advice}\n`
    })
    .join('')
}
