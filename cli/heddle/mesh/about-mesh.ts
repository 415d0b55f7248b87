import { z } from 'zod'
import { Failure } from '../command.ts'
import type { Mesh } from './mesh.ts'

export const ABOUT_PATH = '/api/v1/mesh'

/** What a mesh says of itself to anybody, at `ABOUT_PATH`. */
export const aboutMesh = z.object({
  name: z.string(),
  version: z.string(),
  publicKey: z.string(),
  supergraphVersion: z.string().nullish(),
})

/** @throws Failure when it is no mesh */
export async function askWho(mesh: Pick<Mesh, 'request' | 'url'>): Promise<z.infer<typeof aboutMesh>> {
  const { status, json } = await mesh.request({ path: ABOUT_PATH })
  const about = aboutMesh.safeParse(json)
  if (status === 200 && about.success) return about.data
  throw new Failure(
    `what answers at ${mesh.url} is not the gateway of a mesh, or is one that is starting (status ${status})`,
    {
      code: 'NOT_A_MESH',
      advice: "Name the gateway's address, and try again in a moment.",
    },
  )
}
