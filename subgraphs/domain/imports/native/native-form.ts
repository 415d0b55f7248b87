import { isMap } from '../marks.ts'
import { wordOf } from '../native-files.ts'

/** A document of one of the two standards, of whichever version: its own schema judges that. */
export function isNativeForm(value: unknown, kind: 'DataProduct' | 'DataContract'): boolean {
  return isMap(value) && value.kind === kind && /^v\d/.test(wordOf(value.apiVersion))
}

/** What is copied goes as it was written, unless that was JSON: the files of a domain's folder are YAML. */
export function copied(file: string, value: unknown, text: string | undefined) {
  return { file, value, ...(text === undefined || /^\s*[[{]/.test(text) ? {} : { text }) }
}
