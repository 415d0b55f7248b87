import { stringify } from 'yaml'

/** As the kit reads it: long texts stay on one line, so that a diff shows what changed. */
export function asYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 })
}
