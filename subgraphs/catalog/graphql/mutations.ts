import type { MutationResolvers } from '../generated/resolver-types.ts'
import { domainOf } from './entries.ts'

/** Each asks for the tokens that may do it; what a domain's own token may not touch is the registry's to say. */
export const mutations: MutationResolvers = {
  async registerDomain(_parent, { input }, context) {
    const claims = await context.authorize(['enrol', 'admin'])
    const { id, title, owner } = input
    const { domain, token } = await context.registry.registerDomain(claims, { id, title, owner: owner ?? null })
    return { domain: domainOf(domain, context), token }
  },

  async publish(_parent, { input }, context) {
    const claims = await context.authorize(['domain', 'admin'])
    const { domain: id, url, release, extensionSdl } = input
    const request = { domain: id, url, release, extensionSdl: extensionSdl?.trim() ? extensionSdl : null }
    const { domain, supergraphVersion, warnings } = await context.registry.publish(claims, request)
    return { domain: domainOf(domain, context), release, supergraphVersion, problems: warnings }
  },

  async restoreSupergraph(_parent, { version }, context) {
    const claims = await context.authorize(['admin'])
    const { id, at, domain, current } = await context.registry.restoreSupergraph(claims, version)
    return { id, publishedAt: at, domain, current }
  },
}
