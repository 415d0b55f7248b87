/** What a page is made of did not come. */
export class ScriptMissing extends Error {}

/**
 * The script of a page that is loaded when it is opened.
 *
 * @throws ScriptMissing when it cannot be fetched: the router would reload at once by itself, and without a network leave the reader
 * with nothing at all
 */
export async function pageScript<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (cause) {
    throw new ScriptMissing('the script of this page could not be fetched', { cause })
  }
}
