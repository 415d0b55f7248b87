import { Link, Outlet } from '@tanstack/react-router'
import icon from '../icon.svg'
import { SearchBox } from '../pages/search/search-box.tsx'
import { OfflineMark } from './offline-mark.tsx'
import { PAGES, type PagePath } from './pages.ts'
import { PaletteButton } from './palette/palette-button.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** What stands around every page. */
export function Shell() {
  return (
    <>
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:p-2">
        Skip to the content
      </a>
      <header className="sticky top-0 z-30 border-line border-b bg-surface">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
          <Link to="/" className="flex items-center gap-2 font-semibold no-underline">
            <img src={icon} alt="" width={20} height={20} />
            Heddle
          </Link>
          <OfflineMark />
          <SearchBox />
          <nav aria-label="Pages" className="ml-auto flex flex-wrap items-center text-sm sm:order-2 sm:gap-1">
            {PAGES.map(({ to, title }) => (
              <PageLink key={to} to={to}>
                {title}
              </PageLink>
            ))}
            <PaletteButton />
            <ThemeSwitch />
          </nav>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="outline-none">
        <Outlet />
      </main>
    </>
  )
}

function PageLink({ to, children }: { readonly to: PagePath; readonly children: string }) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: true }}
      activeProps={{ className: 'bg-raised font-medium' }}
      className="rounded px-1.5 py-1 no-underline sm:px-2 hover:bg-raised"
    >
      {children}
    </Link>
  )
}
