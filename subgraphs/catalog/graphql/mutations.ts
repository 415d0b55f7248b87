import type { Context } from '../context.ts'
import type { MutationResolvers } from '../generated/resolver-types.ts'
import type { PublishResult } from '../registry/registry.ts'
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
    const { domain, url, release, extensionSdl, replaces } = input
    const leaf = extensionSdl?.trim() ? extensionSdl : null
    const request = { domain, url, release, extensionSdl: leaf, replaces: replaces ?? null }
    return published(await context.registry.publish(claims, request), context)
  },

  async rollback(_parent, { domain, release }, context) {
    const claims = await context.authorize(['domain', 'admin'])
    return published(await context.registry.rollback(claims, domain, release ?? null), context)
  },

  async unpublish(_parent, { domain: id }, context) {
    const claims = await context.authorize(['domain', 'admin'])
    const { domain, supergraphVersion } = await context.registry.unpublish(claims, id)
    return { domain: domainOf(domain, context), supergraphVersion }
  },

  async restoreSupergraph(_parent, { version }, context) {
    const claims = await context.authorize(['admin'])
    const { id, at, domain, current } = await context.registry.restoreSupergraph(claims, version)
    return { id, publishedAt: at, domain, current }
  },
}

function published({ domain, warnings, ...result }: PublishResult, context: Context) {
  return { ...result, domain: domainOf(domain, context), problems: warnings }
}
