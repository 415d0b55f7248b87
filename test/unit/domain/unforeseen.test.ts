import { describe, expect, it } from 'vitest'
import { folderSource } from '../../../subgraphs/domain/descriptors/folder-source.ts'
import { readProduct } from '../../../subgraphs/domain/descriptors/product-folder.ts'
import type { DescriptorSource } from '../../../subgraphs/domain/descriptors/source.ts'
import { parseYaml, type YamlReading } from '../../../subgraphs/domain/descriptors/yaml-document.ts'
import type { DomainDocument } from '../../../subgraphs/domain/documents.ts'
import { followFolder } from '../../../subgraphs/domain/follow-folder.ts'
import { eventually } from '../../support/eventually.ts'
import { type DomainFolder, domainFolder, domainYaml, productYaml } from './support/domain-folder.ts'
import { openState, silent } from './support/open-state.ts'

const FILE = 'products/events/product.yaml'
const domain: DomainDocument = { id: 'orders', title: 'Orders', description: null, owner: null }

/** A file that trips the kit up in a way that nobody thought of: so there is none to write. */
function tripping(file: string): YamlReading {
  const value = {
    get apiVersion(): never {
      throw new RangeError('of all things')
    },
  }
  const problem = () => ({ file, line: 1, path: '$', expected: '', found: '', product: null })
  return { ok: true, document: { file, value, problem } }
}

describe('an exception that nobody foresaw', () => {
  it('in a contract is a problem of that file, and the product is read without it', () => {
    const product = parseYaml({ file: FILE, text: productYaml('events'), digest: '' })
    const thrown: unknown[] = []
    const reading = readProduct(
      { folder: 'events', product, contracts: [tripping('products/events/contracts/a.yaml')] },
      domain,
      'orders/events',
      (error, file) => thrown.push([file, (error as Error).name]),
    )
    expect(reading.product?.name).toBe('events')
    expect(reading.problems).toEqual([
      {
        file: 'products/events/contracts/a.yaml',
        line: null,
        path: null,
        expected: 'contents that can be read',
        found: 'could not be read: of all things',
        product: 'orders/events',
      },
    ])
    expect(thrown).toEqual([['products/events/contracts/a.yaml', 'RangeError']])
  })

  it('in the product’s own file is a problem of that one', () => {
    const reading = readProduct({ folder: 'events', product: tripping(FILE), contracts: [] }, domain, 'orders/events')
    expect(reading).toMatchObject({
      product: null,
      problems: [{ file: FILE, found: 'could not be read: of all things', product: 'orders/events' }],
    })
  })
})

describe('a folder that cannot be read as a whole', () => {
  it('is a problem of the domain, which serves what it did, until it can be read', async () => {
    await using folder = orders()
    const source = failing(folder)
    using open = await openState(folder, { source })
    source.fails = true
    folder.write(FILE, productYaml('events', { version: '2.0.0' }))
    await expect(open.state.reload()).rejects.toThrow('the disk is gone')
    await expect(open.state.reload()).rejects.toThrow('the disk is gone')
    expect(open.state.served()).toMatchObject({
      problems: [{ file: '.', found: 'could not be read: the disk is gone' }],
      snapshot: { products: [{ version: '1.0.0' }] },
    })
    expect(open.state.folderProblems()).toHaveLength(1)
    source.fails = false
    expect(await open.state.reload()).toBe(true)
    expect(open.state.served()).toMatchObject({ problems: [], snapshot: { products: [{ version: '2.0.0' }] } })
  })

  it('is tried again, without another change, until what changed in it is served', async () => {
    await using folder = orders()
    const source = failing(folder)
    using open = await openState(folder, { source })
    let changes = 0
    const onChange = (): void => {
      changes += 1
    }
    const stop = await followFolder({ source, ...open, logger: silent, onChange, quietMs: 10, firstPauseMs: 10 })
    try {
      source.fails = true
      folder.write(FILE, productYaml('events', { version: '2.0.0' }))
      await eventually(() => open.state.served().problems.length === 1)
      expect(changes).toBe(0)
      source.fails = false
      await eventually(() => open.state.served().snapshot.products[0]?.version === '2.0.0')
      await eventually(() => changes === 1)
      expect(open.state.served().problems).toEqual([])
    } finally {
      await stop()
    }
  })

  it('keeps no domain from starting that has an accepted release, and any other from starting', async () => {
    await using folder = orders()
    const source = failing(folder)
    {
      using open = await openState(folder, { follow: 'release' })
      await open.state.accept(open.state.workingCopy().digest)
    }
    source.fails = true
    using again = await openState(folder, { source, follow: 'release' })
    expect(again.state.id).toBe('orders')
    expect(again.state.served()).toMatchObject({
      problems: [{ file: '.', found: 'could not be read: the disk is gone' }],
      snapshot: { products: [{ id: 'orders/events', version: '1.0.0' }] },
    })
    await using other = orders()
    await expect(openState(other, { source })).rejects.toThrow('the disk is gone')
  })
})

function orders(): DomainFolder & AsyncDisposable {
  return domainFolder({ 'domain.yaml': domainYaml('orders'), [FILE]: productYaml('events') })
}

/** The folder, which cannot be read while `fails`. */
function failing({ root }: DomainFolder): DescriptorSource & { fails: boolean } {
  const source = folderSource(root)
  return {
    ...source,
    fails: false,
    async read(fallback) {
      if (this.fails) throw new Error('the disk is gone')
      return await source.read(fallback)
    },
  }
}
