/** The pages that stand by themselves, in the order of the head of each page. */
export const PAGES = [
  { to: '/', title: 'Mesh', about: 'domains, and who answers' },
  { to: '/impact', title: 'Impact', about: 'what breaks if something changes' },
  { to: '/query', title: 'Query', about: 'any question, in GraphQL' },
] as const

export type PagePath = (typeof PAGES)[number]['to']
