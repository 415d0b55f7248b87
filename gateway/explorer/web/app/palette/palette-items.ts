import type { ExplorerDomainNamesQuery, FoundThingFragment } from '../../generated/operations.ts'
import { MESH_TABS } from '../../pages/mesh/mesh-state.ts'
import { placeOfHit } from '../../pages/product/product-state.ts'
import { PAGES } from '../pages.ts'
import type { Recent } from '../recents.ts'
import { THEMES, type Theme } from '../theme.ts'
import { hasWords } from './has-words.ts'

/** What happens when an item is taken. */
export type Deed =
  | { readonly kind: 'go'; readonly href: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'theme'; readonly theme: Theme }

export interface PaletteItem {
  /** Of all items of the palette. */
  readonly key: string
  readonly title: string
  readonly detail: string | null
  /** Set apart by `<mark>`, as the mesh tells it. */
  readonly highlight?: string | null
  readonly deed: Deed
}

export interface PaletteGroup {
  readonly title: string
  readonly items: readonly PaletteItem[]
}

export interface PaletteInput {
  readonly typed: string
  readonly found: readonly FoundThingFragment[]
  /** How many are found in all. */
  readonly total: number
  readonly domains: NonNullable<ExplorerDomainNamesQuery['domains']>
  readonly recents: readonly Recent[]
  /** The address of the page below, and the id that it is about; null when it is about none. */
  readonly page: { readonly address: string; readonly id: string | null }
  readonly theme: Theme
}

/**
 * What the palette offers: what was found in the mesh first, then places, then what can be done; but what is called as was typed so
 * far stands before what was found, which comes late and by likeness. Groups without an item are not there.
 */
export function paletteGroups(input: PaletteInput): readonly PaletteGroup[] {
  const { typed, found } = input
  const fits = (item: PaletteItem) => hasWords(`${item.title} ${item.detail ?? ''}`, typed)
  const begun = ({ title }: PaletteItem) => Number(isBegunBy(title, typed))
  const meant = (items: readonly PaletteItem[]) => items.filter(fits).toSorted((a, b) => begun(b) - begun(a))
  const own: readonly PaletteGroup[] = [
    { title: 'Pages', items: meant([...PAGES.map(pageItem), ...(typed === '' ? [] : MESH_PARTS)]) },
    { title: 'Do', items: meant(deeds(input)) },
  ]
  const isMeant = ({ items }: PaletteGroup) => items.some(({ title }) => isBegunBy(title, typed))
  const groups: readonly PaletteGroup[] = [
    ...own.filter(isMeant),
    { title: 'Products', items: found.filter(({ port }) => port === null).map(foundItem) },
    { title: 'Ports and columns', items: found.filter(({ port }) => port !== null).map(foundItem) },
    { title: 'All that was found', items: moreItems(input) },
    { title: 'Domains', items: typed === '' ? [] : input.domains.map(domainItem).filter(fits) },
    { title: 'Looked at lately', items: input.recents.map(recentItem).filter(fits) },
    ...own.filter((group) => !isMeant(group)),
  ]
  return groups.filter(({ items }) => items.length > 0)
}

/** One letter begins too much to mean anything. */
const isBegunBy = (title: string, typed: string): boolean =>
  typed.length > 1 && title.toLowerCase().startsWith(typed.toLowerCase())

const hrefOf = (path: string, query: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(query).toString().replaceAll('%2F', '/')}`

function foundItem(hit: FoundThingFragment): PaletteItem {
  const { id, title, domainId, highlight, port, availability } = hit
  return {
    key: `found ${id}`,
    title,
    detail: `${port === null ? domainId : id}${availability === 'LIVE' ? '' : ', as last known'}`,
    highlight,
    deed: { kind: 'go', href: hrefOf('/product', { ...placeOfHit(hit) }) },
  }
}

/** Nothing is cut in silence: the rest is one step away. */
function moreItems({ typed, found, total }: PaletteInput): readonly PaletteItem[] {
  if (typed === '' || total <= found.length) return []
  return [
    {
      key: 'more',
      title: `All ${total} results for “${typed}”`,
      detail: `${found.length} of them are above`,
      deed: { kind: 'go', href: hrefOf('/search', { q: typed }) },
    },
  ]
}

const domainItem = ({ id, title }: PaletteInput['domains'][number]): PaletteItem => ({
  key: `domain ${id}`,
  title: title ?? id,
  detail: id,
  deed: { kind: 'go', href: hrefOf('/domain', { id }) },
})

const recentItem = ({ page, id, title }: Recent): PaletteItem => ({
  key: `recent ${page} ${id}`,
  title,
  detail: id,
  deed: { kind: 'go', href: hrefOf(`/${page}`, { id }) },
})

const pageItem = ({ to, title, about }: (typeof PAGES)[number]): PaletteItem => ({
  key: `page ${to}`,
  title,
  detail: about,
  deed: { kind: 'go', href: to },
})

/** What the page of the mesh has, part by part: too much to be offered before a letter is typed. */
const MESH_PARTS: readonly PaletteItem[] = MESH_TABS.map((tab) => ({
  key: `mesh ${tab}`,
  title: `${tab.charAt(0).toUpperCase()}${tab.slice(1)}`,
  detail: 'of the whole mesh',
  deed: { kind: 'go', href: hrefOf('/mesh', { tab }) },
}))

function deeds({ page: { address, id }, theme }: PaletteInput): readonly PaletteItem[] {
  const copyId: readonly PaletteItem[] =
    id === null ? [] : [{ key: 'copy id', title: 'Copy the id', detail: id, deed: { kind: 'copy', text: id } }]
  const ways: readonly PaletteItem[] =
    id === null
      ? []
      : [
          {
            key: 'lineage',
            title: 'Lineage: where it comes from, and where it goes',
            detail: id,
            deed: { kind: 'go', href: hrefOf('/lineage', { of: id }) },
          },
          {
            key: 'impact',
            title: 'What breaks if it changes?',
            detail: id,
            deed: { kind: 'go', href: hrefOf('/impact', { of: id }) },
          },
        ]
  return [
    ...ways,
    ...copyId,
    {
      key: 'copy link',
      title: 'Copy the link',
      detail: 'to this page as it stands',
      deed: { kind: 'copy', text: address },
    },
    ...THEMES.filter((one) => one !== theme).map(
      (one): PaletteItem => ({
        key: `theme ${one}`,
        title: `Theme: ${one}`,
        detail: one === 'system' ? 'light or dark, as the system is' : null,
        deed: { kind: 'theme', theme: one },
      }),
    ),
  ]
}
