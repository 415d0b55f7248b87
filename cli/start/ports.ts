import { createServer } from 'node:net'
import type { Box } from './boxes.ts'

/** @throws naming every port that somebody else holds, and what to do about it */
export async function requireFreePorts(boxes: readonly Box[]): Promise<void> {
  const taken = await Promise.all(
    boxes.map(async (box) => ((await isFree(box.port)) ? [] : [`${box.port} (${box.name})`])),
  )
  const list = taken.flat()
  if (list.length === 0) return
  throw new Error(
    `in use already: port ${list.join(', ')}. Stop what listens there, or set HEDDLE_PORT to another base.`,
  )
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
