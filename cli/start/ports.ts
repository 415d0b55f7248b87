import { isPortFree } from '../../platform/ports.ts'
import type { Box } from './boxes.ts'

/** @throws naming every port that somebody else holds, and what to do about it */
export async function requireFreePorts(boxes: readonly Box[]): Promise<void> {
  const taken = await Promise.all(
    boxes.flatMap(({ name, ports }) =>
      ports.map(async (port) => ((await isPortFree(port)) ? [] : [`${port} (${name})`])),
    ),
  )
  const list = taken.flat()
  if (list.length === 0) return
  throw new Error(
    `in use already: port ${list.join(', ')}. Stop what listens there, or set HEDDLE_PORT to another base.`,
  )
}
