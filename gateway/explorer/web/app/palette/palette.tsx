import { useRouter } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { useRef, useState } from 'react'
import { useAnswer } from '../../api/use-answer.ts'
import { operations } from '../../generated/operations.ts'
import { Marked } from '../../pages/search/marked.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { Modal } from '../../ui/modal.tsx'
import { counted } from '../../ui/words.ts'
import { recents } from '../recents.ts'
import { chooseTheme, useChosenTheme } from '../theme.ts'
import { textOf } from '../url-state.ts'
import { type Deed, type PaletteItem, paletteGroups } from './palette-items.ts'

/** As many hits as are looked through at a glance. */
const SHOWN = 8

interface PaletteProps {
  readonly onClose: () => void
  /** What was typed before the palette was there. */
  readonly begun: () => string
}

/** Every page, product, domain and column, and what can be done, by a few letters. */
export function Palette({ onClose, begun }: PaletteProps) {
  return (
    <Modal label="Commands" onClose={onClose}>
      {(close) => <PaletteContent close={close} begun={begun} />}
    </Modal>
  )
}

function PaletteContent({ close, begun }: { readonly close: () => void; readonly begun: () => string }) {
  const router = useRouter()
  const [typed, setTyped] = useState(begun)
  const [said, setSaid] = useState('')
  const text = typed.trim()
  const groups = useGroups(text)
  const items = groups.flatMap(({ items }) => items)
  const { chosen, choose, onMoved, reset } = useChoice(items)

  async function take({ kind, ...deed }: Deed): Promise<void> {
    if (kind === 'go' && 'href' in deed) {
      close()
      await router.navigate({ href: deed.href })
    } else if (kind === 'theme' && 'theme' in deed) chooseTheme(deed.theme)
    else if ('text' in deed) {
      await copyText(deed.text)
      setSaid(`Copied ${deed.text}`)
    }
  }

  return (
    <Command
      label="Commands"
      shouldFilter={false}
      vimBindings={false}
      loop
      value={chosen}
      onValueChange={choose}
      onKeyDownCapture={({ key }) => /^(Arrow|Home|End)/.test(key) && onMoved()}
      onPointerMove={onMoved}
    >
      <Command.Input
        value={typed}
        onValueChange={(next) => {
          reset()
          setSaid('')
          setTyped(next)
        }}
        placeholder="Go to a product, a domain, a column, a page…"
        className="w-full border-line border-b bg-transparent px-4 py-3 outline-none"
      />
      <Command.List label="What there is" className="h-[min(24rem,55vh)] overflow-y-auto p-2">
        {groups.map(({ title, items }) => (
          <Command.Group
            key={title}
            heading={title}
            className="mb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
          >
            {items.map((item) => (
              <Item key={item.key} item={item} onTaken={() => void take(item.deed)} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <p role="status" className="min-h-8 border-line border-t px-4 py-1.5 text-muted text-xs">
        {said || (items.length === 0 ? 'Nothing is called so' : counted(items.length, 'item'))}
        <span aria-hidden="true" className="float-right">
          ↑ ↓ choose · Enter take · Esc close
        </span>
      </p>
    </Command>
  )
}

function Item({ item, onTaken }: { readonly item: PaletteItem; readonly onTaken: () => void }) {
  return (
    <Command.Item
      value={item.key}
      onSelect={onTaken}
      className="cursor-pointer rounded px-2 py-1.5 data-[selected=true]:bg-accent-soft"
    >
      <span className="flex flex-wrap items-baseline gap-x-3">
        <bdi className="font-medium">{item.title}</bdi>
        <bdi className="text-muted text-xs">{item.detail}</bdi>
      </span>
      {item.highlight ? (
        <span className="line-clamp-1 text-muted text-xs" dir="auto">
          <Marked text={item.highlight} />
        </span>
      ) : null}
    </Command.Item>
  )
}

function useGroups(text: string) {
  const router = useRouter()
  const theme = useChosenTheme()
  const { data } = useAnswer(
    operations.explorerFind,
    { text, first: SHOWN },
    { enabled: text !== '', keepPrevious: true },
  )
  const names = useAnswer(operations.explorerDomainNames, {})
  const search = data?.data.search
  const query = router.state.location.search as Readonly<Record<string, unknown>>
  return paletteGroups({
    typed: text,
    found: text === '' ? [] : (search?.edges.map(({ node }) => node) ?? []),
    total: search?.totalCount ?? 0,
    domains: names.data?.data.domains ?? [],
    recents: recents(),
    page: { address: location.href, id: textOf(query.id) || textOf(query.of) || null },
    theme,
  })
}

/** The first item until the reader moves: hits that come late do not leave the choice on what stood first before them. */
function useChoice(items: readonly PaletteItem[]) {
  const [moved, setMoved] = useState<string | null>(null)
  const isMoving = useRef(false)
  const chosen = items.find(({ key }) => key === moved)?.key ?? items[0]?.key ?? ''
  return {
    chosen,
    choose: (key: string) => isMoving.current && setMoved(key),
    onMoved: () => {
      isMoving.current = true
    },
    reset: () => {
      isMoving.current = false
      setMoved(null)
    },
  }
}
