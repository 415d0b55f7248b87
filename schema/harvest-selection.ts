/**
 * The selection of `ownProducts` that the catalog harvests: all that is kept of a product, and the digest of it all. Pruned to what a
 * domain serves before it is sent. `checkRelease` takes documents of this form.
 */
export const HARVEST_SELECTION = `{
  id digest name title version status archetype tags
  description { purpose usage limitations }
  owner { name email members }
  inputPorts { name version contractId portId datasetId description }
  outputPorts {
    id name version kind format location description
    datasets { id namespace name }
    contract {
      id version status
      columns {
        id path physicalName logicalType physicalType format description required unique primaryKey classification
        semanticType tags
        transformSourceObjects transformLogic transformDescription
      }
    }
    inputContracts { id version }
    serviceLevels { id property objective target unit actual met since breachPolicy }
    quality { score coverage measuredAt dimensions { dimension score coverage } }
  }
  serviceLevels { id property objective target unit actual met since breachPolicy }
  quality { score coverage measuredAt dimensions { dimension score coverage } }
}`
