/** The pages that stand by themselves, in the order of the head of each page. */
export const PAGES = [
  { to: '/', title: 'Home', about: 'domains, and who answers' },
  { to: '/mesh', title: 'Mesh', about: 'who depends on whom, findings, releases' },
  { to: '/lineage', title: 'Lineage', about: 'where data comes from, and where it goes' },
  { to: '/impact', title: 'Impact', about: 'what breaks if something changes' },
  { to: '/query', title: 'Query', about: 'any question, in GraphQL' },
] as const

export type PagePath = (typeof PAGES)[number]['to']
