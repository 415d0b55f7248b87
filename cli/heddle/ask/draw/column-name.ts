import { readId } from '../../../../schema/ids.ts'

/** As its id has it: of a contract with several schema objects the path alone may be that of several columns. */
export function columnName({ id, path }: { readonly id: string; readonly path: string }): string {
  const parsed = readId(id)
  return parsed?.kind === 'COLUMN' && parsed.object !== null ? `${parsed.object}:${path}` : path
}
