/** A point on the map, in degrees. */
export type Point = { readonly latitude: number; readonly longitude: number }

/**
 * A name in the languages that people type it in; Russian only to be found by, never to be shown. Without an English
 * form the official romanization is shown.
 */
export type Names = { readonly uk: string; readonly en?: string; readonly ru?: string }

/** One of the 27 regions. Where local services are not allowed, only remote help is shown. */
export type Oblast = {
  readonly id: string
  readonly names: Names
  readonly point: Point
  readonly localServices: boolean
  /** Part of it is occupied: the words for occupied territory are shown beside its services. */
  readonly partlyOccupied: boolean
}

/** A territorial community (hromada) by its KATOTTG code. A point that is not exact is its district's middle. */
export type Community = {
  readonly id: string
  readonly oblast: Oblast
  readonly raion: Names
  readonly names: Names
  readonly point: Point
  readonly exact: boolean
}

/** What a typed name may mean. A settlement stands where its community stands, and goes by its community's id. */
export type Place =
  | { readonly kind: 'oblast'; readonly id: string; readonly names: Names; readonly oblast: Oblast }
  | { readonly kind: 'raion'; readonly id: string; readonly names: Names; readonly oblast: Oblast }
  | { readonly kind: 'community'; readonly id: string; readonly names: Names; readonly community: Community }
  | { readonly kind: 'settlement'; readonly id: string; readonly names: Names; readonly community: Community }

/** Two decimals, about a kilometre: no finer point of a person gets any further than this. */
export const roundedPlace = ({ latitude, longitude }: Point): Point => ({
  latitude: Math.round(latitude * 100) / 100,
  longitude: Math.round(longitude * 100) / 100,
})
