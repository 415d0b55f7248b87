/**
 * The catalog names the release in this header when it asks a domain for its SDL before that release is accepted. A domain whose
 * schema does not depend on its release need not know of it.
 */
export const RELEASE_HEADER = 'x-heddle-release'
