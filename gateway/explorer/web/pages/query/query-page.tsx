import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { useRouterState } from '@tanstack/react-router'
import { GraphiQL } from 'graphiql'
import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './query.css'
import { exampleQueries } from './examples.ts'
import { ShareButton } from './share-button.tsx'
import { sharedIn } from './shared-query.ts'
import { storageWithoutHeaders } from './storage-without-headers.ts'

const fetcher = createGraphiQLFetcher({ url: '/graphql' })
const examples = exampleQueries().map((query) => ({ query }))
const storage = storageWithoutHeaders(localStorage)

/**
 * Any question, in GraphQL: the one that a link shares, in a tab of its own; else a tab for each example when it is opened first, then
 * what the reader left there.
 */
export function QueryPage() {
  const fragment = useRouterState({ select: ({ location }) => location.hash })
  const shared = sharedIn(fragment)
  return (
    <div className="h-[calc(100dvh-3.5rem)]">
      <title>Query · Heddle</title>
      <h1 className="sr-only">Query</h1>
      <GraphiQL
        // Another link opens another tab, though the page is the same.
        key={fragment}
        fetcher={fetcher}
        storage={storage}
        defaultTabs={shared === null ? examples : [shared, ...examples]}
        {...(shared === null ? {} : { initialQuery: shared.query, initialVariables: shared.variables })}
        defaultEditorToolsVisibility="variables"
        shouldPersistHeaders={false}
      >
        <GraphiQL.Logo> </GraphiQL.Logo>
        <GraphiQL.Toolbar>
          {({ prettify, merge, copy }) => (
            <>
              {prettify}
              {merge}
              {copy}
              <ShareButton />
            </>
          )}
        </GraphiQL.Toolbar>
      </GraphiQL>
    </div>
  )
}
