import { z } from 'zod'
import { RELEASE_HEADER } from '../../../schema/release-header.ts'
import { Deviated } from '../harvest/domain-failure.ts'
import { type Asking, dataOf } from './asking.ts'
import type { Types } from './rule.ts'
import { readTypes } from './sdl-types.ts'

const service = z.object({ _service: z.object({ sdl: z.string().min(1) }) })

/** What a server says that it serves, or would with a release that is not accepted yet. @throws DomainFailure when it does not say */
export async function askSdl(asking: Asking, release: string | null = null): Promise<string> {
  const headers = release === null ? {} : { [RELEASE_HEADER]: release }
  const reply = await asking.ask({ about: '_service.sdl', query: '{ _service { sdl } }', headers })
  return dataOf(reply, service)._service.sdl
}

/** @throws Deviated when it is no SDL */
export function typesIn(sdl: string): Types {
  try {
    return readTypes(sdl)
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    throw new Deviated({ where: '_service.sdl', expected: 'a schema in SDL', found })
  }
}
