/** Something that can be drawn: `index` is into the copy's list of the kind or the snapshot's table of columns, or the node's key. */
export type Place = { readonly kind: PlaceKind; readonly index: number }
export type PlaceKind = 'DOMAIN' | 'PRODUCT' | 'PORT' | 'COLUMN' | 'DATASET' | 'CONSUMER'

export const placeName = ({ kind, index }: Place): string => `${kind} ${index}`
