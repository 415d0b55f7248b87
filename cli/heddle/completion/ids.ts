import { resolve } from 'node:path'
import { readId } from '../../../schema/ids.ts'
import { isSegment } from '../../../schema/slugs.ts'
import { list } from '../../../subgraphs/domain/descriptors/folder-layout.ts'
import type { Named } from '../command.ts'
import { readEnrolments } from '../mesh/enrolments.ts'
import { type Mesh, meshMeant, withMesh } from '../mesh/mesh.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Offer } from './completions.ts'
import { idsThatBegin } from './ids-in-mesh.ts'
import { releasesThatBegin } from './releases-in-mesh.ts'
import { givenText, type TypedCall } from './typed-call.ts'

/** A key was pressed, and somebody waits for what it does. */
const PATIENCE_MS = 1_000

/**
 * What there is of a kind that begins as typed, for a shell to offer. Of the mesh nothing where none was named, enrolled with or in
 * HEDDLE_URL, or none answers at once: that is no time to complain.
 */
export async function idsOf(
  kind: Named,
  typed: string,
  call: TypedCall,
  terminal: Terminal,
): Promise<readonly Offer[]> {
  if (kind === 'command') return []
  if (kind === 'own product') return ownProducts(givenText(call, 'folder'))
  return atOnce(call, terminal, async (mesh) => {
    if (kind === 'release') return releasesThatBegin(mesh, typed, call)
    const ids = await idsThatBegin(mesh, kind, typed)
    // What is no id came from no mesh: it is not put on anybody's command line.
    return ids.filter((id) => id.startsWith(typed) && readId(id) !== null).map((value) => ({ value }))
  })
}

async function ownProducts(folder = '.'): Promise<readonly Offer[]> {
  const { names } = await list(resolve(folder), 'products')
  return names.filter(isSegment).map((value) => ({ value }))
}

async function atOnce(
  call: TypedCall,
  terminal: Terminal,
  ask: (mesh: Mesh) => Promise<readonly Offer[]>,
): Promise<readonly Offer[]> {
  // Not `AbortSignal.timeout` within `AbortSignal.any`: nothing holds it there, and one that was collected never ends anything.
  const late = new AbortController()
  const patience = setTimeout(() => late.abort(), PATIENCE_MS)
  const options = { mesh: givenText(call, 'mesh') }
  try {
    if (meshMeant(options, terminal.environment, readEnrolments(terminal.environment)).by === 'default') return []
    const signal = AbortSignal.any([terminal.signal, late.signal])
    return await withMesh(options, { ...terminal, err: () => undefined, signal }, ask)
  } catch {
    return []
  } finally {
    clearTimeout(patience)
  }
}
