import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { comparable, readTopics } from './support/cases.ts'
import { type FederatedMesh, startFederation } from './support/mesh.ts'

for (const topic of readTopics()) {
  describe(topic.name.replaceAll('-', ' '), () => {
    let mesh: FederatedMesh
    beforeAll(async () => {
      mesh = await startFederation(topic.mesh)
    })
    afterAll(() => mesh?.close())

    for (const { name, query, variables = {}, form, faults = {}, expected } of topic.cases) {
      const forms = form === undefined ? (['gateway', 'products'] as const) : [form]
      test.each(forms)(`${name} (%s)`, async (asked) => {
        for (const [domain, fault] of Object.entries(faults)) mesh.domains[domain]?.behave(fault)
        try {
          const ask = asked === 'gateway' ? mesh.ask : mesh.askProducts
          const answer = await ask(query, { variables })
          expect(comparable(answer)).toEqual(expected)
          expect(JSON.stringify(answer.errors ?? [])).not.toMatch(/127\.0\.0\.1|localhost|\.js:\d|stacktrace/)
        } finally {
          for (const domain of Object.keys(faults)) mesh.domains[domain]?.behave('well')
        }
      })
    }
  })
}
