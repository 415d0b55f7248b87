import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { anchorsOf, page, pages, withoutCode } from '../../support/pages.ts'

const root = packageRoot()
const all = pages()

describe('the pages of the project', () => {
  test.each([...all])('%s links to what exists', (path, text) => {
    const targets = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    const broken = targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [file = '', anchor] = target.split('#')
        const linked = file === '' ? path : join(dirname(path), file)
        if (!existsSync(join(root, linked))) return true
        return anchor !== undefined && !anchorsOf(all.get(linked) ?? page(linked)).has(anchor)
      })
    expect(broken).toEqual([])
  })

  test('the index of decisions lists all of them, by their own titles', () => {
    const index = page('docs/decisions/README.md')
    const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name))
    expect(decisions.length).toBeGreaterThan(8)
    for (const file of decisions) {
      const title = /^# \d{4} (.+)$/m.exec(page(`docs/decisions/${file}`))?.[1]
      expect(index).toContain(`| [${file.slice(0, 4)}](${file}) | ${title} |`)
    }
  })

  test('the folder map of the README has every folder, and no other', () => {
    const [, map = ''] = page('README.md').split('## Folders')
    const rows = [...map.matchAll(/^\| `([^`]+)` \|/gm)].map(([, folder = '']) => folder.replace(/\/$/, ''))
    for (const folder of rows) expect(existsSync(join(root, folder)), folder).toBe(true)
    const parts = new Set(rows.map((folder) => folder.split('/')[0]))
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$|dist$|coverage$)/.test(entry.name))
      .map(({ name }) => name)
    expect(folders.filter((name) => !parts.has(name))).toEqual([])
  })
})
