import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import { exampleQueries } from './examples.ts'

const fetcher = createGraphiQLFetcher({ url: '/graphql' })
const tabs = exampleQueries().map((query) => ({ query }))

/** Any question, in GraphQL: with a tab for each example when it is opened first, then with what the reader left there. */
export function QueryPage() {
  return (
    <div className="h-[calc(100dvh-3.5rem)]">
      <title>Query · Heddle</title>
      <h1 className="sr-only">Query</h1>
      <GraphiQL
        fetcher={fetcher}
        defaultTabs={tabs}
        defaultEditorToolsVisibility="variables"
        shouldPersistHeaders={false}
      />
    </div>
  )
}
