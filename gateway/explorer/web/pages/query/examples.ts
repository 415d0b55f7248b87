const texts = import.meta.glob<string>('../../../../../examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The queries in `examples/`, in the order of their names: analysts, domain teams, tools. */
export const exampleQueries = (): readonly string[] =>
  Object.keys(texts)
    .sort()
    .map((file) => texts[file] ?? '')
