import { RemoteGraphQLDataSource } from '@apollo/gateway'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withEntityPositions } from '../../gateway/subgraphs/entity-positions.ts'
import { comparable, readTopics } from './support/cases.ts'
import { type FederatedMesh, startFederation } from './support/mesh.ts'

for (const topic of readTopics()) {
  describe(topic.name.replaceAll('-', ' '), () => {
    let mesh: FederatedMesh
    let overHttp: FederatedMesh
    beforeAll(async () => {
      mesh = await startFederation(topic.mesh)
      const remote = () => new RemoteGraphQLDataSource({ url: `${overHttp.productsUrl}/graphql` })
      const products = withEntityPositions({ process: (asked) => remote().process(asked) })
      overHttp = await startFederation(topic.mesh, {
        dataSourceOf: (name) => (name === 'products' ? products : undefined),
      })
    })
    afterAll(async () => {
      await mesh?.close()
      await overHttp?.close()
    })

    for (const { name, query, variables = {}, form, faults = {}, expected } of topic.cases) {
      const forms = {
        gateway: { of: () => mesh, ask: () => mesh.ask },
        'gateway over the http form': { of: () => overHttp, ask: () => overHttp.ask },
        products: { of: () => mesh, ask: () => mesh.askProducts },
      }
      const asked = Object.entries(forms).filter(([each]) => form === undefined || each.startsWith(form))
      test.each(asked)(`${name} (%s)`, async (_form, { of, ask }) => {
        const { domains } = of()
        for (const [domain, fault] of Object.entries(faults)) domains[domain]?.behave(fault)
        try {
          const answer = await ask()(query, { variables })
          expect(comparable(answer)).toEqual(expected)
          expect(JSON.stringify(answer.errors ?? [])).not.toMatch(/127\.0\.0\.1|localhost|\.js:\d|stacktrace/)
        } finally {
          for (const domain of Object.keys(faults)) domains[domain]?.behave('well')
        }
      })
    }
  })
}
