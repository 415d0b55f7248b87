import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { requireFreeSpace } from '../../../platform/disk.ts'

it('a disk that is as good as full is said before a write fails', async () => {
  await requireFreeSpace(tmpdir(), 1)
  await expect(requireFreeSpace(tmpdir(), 2 ** 80)).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringMatching(/^the disk of the store: expected at least \d+ MiB free, found \d+ MiB$/),
  })
})
