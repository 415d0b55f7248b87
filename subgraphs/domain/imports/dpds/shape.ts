import { z } from 'zod'

/**
 * The shape of a descriptor, in our own reading of the specification's text (Data Product Descriptor Specification 1.0.0): as much
 * of it as is relied on here. Objects are open, since the specification lets every one of them be extended.
 */
const text = z.string().nullish()
const named = z.string().min(1)
const anything = z.looseObject({}).nullish()
const texts = z.array(z.string()).nullish()

/** A port says who it is, or refers to what does. */
const port = z.looseObject({
  $ref: text,
  fullyQualifiedName: text,
  name: text,
  version: text,
  displayName: text,
  description: text,
  tags: texts,
  promises: z
    .looseObject({
      platform: text,
      servicesType: text,
      api: z.looseObject({ specification: text, specificationVersion: text }).nullish(),
      deprecationPolicy: anything,
      slo: anything,
    })
    .nullish(),
  expectations: anything,
  obligations: anything,
})
const ports = z.array(port).nullish()

export const descriptorShape = z.looseObject({
  dataProductDescriptor: z.string().regex(/^1\.0\.\d+/, { error: 'a version 1.0.x of the specification' }),
  info: z.looseObject({
    fullyQualifiedName: text,
    name: named,
    version: named,
    displayName: text,
    description: text,
    domain: named,
    owner: z.looseObject({ id: named, name: text }),
    contactPoints: z.array(z.looseObject({ name: text, description: text, channel: text, address: text })).nullish(),
  }),
  interfaceComponents: z.looseObject({
    inputPorts: ports,
    outputPorts: z.array(port),
    discoveryPorts: ports,
    observabilityPorts: ports,
    controlPorts: ports,
  }),
  internalComponents: anything,
  components: anything,
  tags: texts,
  externalDocs: anything,
})
