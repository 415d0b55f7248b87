import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { DiffPage } from '../pages/diff/diff-page.tsx'
import { readDiffState } from '../pages/diff/diff-state.ts'
import { DomainPage } from '../pages/domain/domain-page.tsx'
import { HomePage } from '../pages/home/home-page.tsx'
import { ImpactPage } from '../pages/impact/impact-page.tsx'
import { readImpactState } from '../pages/impact/impact-state.ts'
import { readLineageState } from '../pages/lineage/lineage-state.ts'
import { MeshPage } from '../pages/mesh/mesh-page.tsx'
import { readMeshState } from '../pages/mesh/mesh-state.ts'
import { NotFoundPage } from '../pages/not-found-page.tsx'
import { readPathsState } from '../pages/paths/paths-state.ts'
import { ProductPage } from '../pages/product/product-page.tsx'
import { readProductState } from '../pages/product/product-state.ts'
import { SearchPage } from '../pages/search/search-page.tsx'
import { readSearchState } from '../pages/search/search-state.ts'
import { PageFailure } from './page-failure.tsx'
import { PagePending } from './page-pending.tsx'
import { pageScript } from './page-script.ts'
import { Shell } from './shell.tsx'
import { readUrlState, textOf, writeUrlState } from './url-state.ts'

const root = createRootRoute({ component: Shell, errorComponent: PageFailure, notFoundComponent: NotFoundPage })

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: readSearchState,
  component: SearchPage,
})
const domain = createRoute({
  getParentRoute: () => root,
  path: '/domain',
  validateSearch: ({ id }) => ({ id: textOf(id) }),
  component: DomainPage,
})
const product = createRoute({
  getParentRoute: () => root,
  path: '/product',
  validateSearch: readProductState,
  component: ProductPage,
})
const impact = createRoute({
  getParentRoute: () => root,
  path: '/impact',
  validateSearch: readImpactState,
  component: ImpactPage,
})
const wholeMesh = createRoute({
  getParentRoute: () => root,
  path: '/mesh',
  validateSearch: readMeshState,
  component: MeshPage,
})
const diff = createRoute({
  getParentRoute: () => root,
  path: '/diff',
  validateSearch: readDiffState,
  component: DiffPage,
})
/** Its drawing is as large as all of the other pages. */
const lineage = createRoute({
  getParentRoute: () => root,
  path: '/lineage',
  validateSearch: readLineageState,
  component: lazyRouteComponent(() => pageScript(() => import('../pages/lineage/lineage-page.tsx')), 'LineagePage'),
})
const paths = createRoute({
  getParentRoute: () => root,
  path: '/paths',
  validateSearch: readPathsState,
  component: lazyRouteComponent(() => pageScript(() => import('../pages/paths/paths-page.tsx')), 'PathsPage'),
})
/** Its editor is ten times the size of all else. */
const query = createRoute({
  getParentRoute: () => root,
  path: '/query',
  component: lazyRouteComponent(() => pageScript(() => import('../pages/query/query-page.tsx')), 'QueryPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([home, search, domain, product, impact, lineage, paths, wholeMesh, diff, query]),
  parseSearch: readUrlState,
  stringifySearch: writeUrlState,
  defaultPreload: 'intent',
  defaultPendingComponent: PagePending,
  // At once: until then the page before stays, or nothing at all.
  defaultPendingMs: 0,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
