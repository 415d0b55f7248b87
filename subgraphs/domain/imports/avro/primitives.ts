/** The logical type that a primitive of Avro comes to. */
export const PRIMITIVES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    boolean: 'boolean',
    int: 'integer',
    long: 'integer',
    float: 'number',
    double: 'number',
    bytes: 'string',
    string: 'string',
  }),
)
