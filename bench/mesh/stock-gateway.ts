import type { Child, StartChild } from '../processes/child.ts'
import type { StockOrder } from '../processes/stock-gateway.ts'
import { GATEWAY_FLAGS, type Services } from './services.ts'

/** Starts the baseline gateway over a mesh; with the V8 flags of ours, so that these are not what is compared. */
export async function startStockGateway(
  startChild: StartChild,
  mesh: Services,
): Promise<{ readonly gateway: Child; readonly url: string }> {
  const gateway = startChild({ name: 'stock-gateway', bundle: 'bench/stock-gateway.js', nodeFlags: GATEWAY_FLAGS })
  const { catalog, lineage, products } = mesh.urls
  const order: StockOrder = { supergraphSdl: await mesh.supergraphSdl(), urls: { catalog, lineage, products } }
  return { gateway, url: await gateway.ask<string>('serve', order) }
}
