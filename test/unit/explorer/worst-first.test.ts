import { expect, it } from 'vitest'
import { worstFirst } from '../../../gateway/explorer/web/pages/home/worst-first.ts'

it('shows who does not answer first, then who misses most of what it promises, then by id', () => {
  const domain = (id: string, availability: 'LIVE' | 'UNREACHABLE' | 'REMOVED' | null, missed: number | null) => ({
    id,
    availability,
    serviceLevels: missed === null ? null : { missed },
  })
  const domains = [
    domain('well', 'LIVE', 0),
    domain('also-well', 'LIVE', null),
    domain('late', 'LIVE', 3),
    domain('down', 'UNREACHABLE', 0),
    domain('new', null, null),
    domain('gone', 'REMOVED', null),
  ]
  expect(worstFirst(domains).map(({ id }) => id)).toEqual(['down', 'gone', 'new', 'late', 'also-well', 'well'])
})
