import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { newDomainCommand } from '../../../../cli/heddle/new/new-domain.ts'
import { newProductCommand } from '../../../../cli/heddle/new/new-product.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import type { Terminal } from '../../../../cli/heddle/terminal/terminal.ts'
import { folderSource } from '../../../../subgraphs/domain/descriptors/folder-source.ts'
import { recordingTerminal } from './terminal.ts'

/** A place of its own for each test of the file, in which the domain `lending` is made. */
export function placeForNew() {
  let place = ''
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'heddle-new-'))
  })
  afterEach(() => {
    chmodSync(place, 0o700)
    rmSync(place, { recursive: true })
  })

  async function heddle(parameters: readonly string[], more: Partial<Terminal> = {}) {
    const { terminal, said } = recordingTerminal({ XDG_CONFIG_HOME: join(place, 'config') }, more)
    const commands = [newDomainCommand(), newProductCommand()]
    const code = await runHeddle({ commands, version: '1' }, parameters, terminal)
    return { code, ...said }
  }

  const folder = () => join(place, 'lending')
  return {
    heddle,
    inPlace: (...names: string[]) => join(place, ...names),
    folder,
    newDomain: (...more: string[]) => heddle(['new', 'domain', 'lending', '--folder', folder(), '--offline', ...more]),
    newProduct: (name: string, ...more: string[]) =>
      heddle(['new', 'product', name, '--folder', folder(), '--yes', ...more]),
    /** Every file and folder there is. */
    all: (): string[] => (existsSync(place) ? (readdirSync(place, { recursive: true }) as string[]).sort() : []),
    /** What the kit finds in the folder. */
    async kit() {
      const { domain, products, problems } = await folderSource(folder()).read(null)
      return {
        domain,
        products: [...products.values()].map(({ product }) => product),
        problems: [...problems, ...[...products.values()].flatMap((reading) => reading.problems)],
      }
    },
  }
}
