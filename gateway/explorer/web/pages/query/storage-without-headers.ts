/**
 * The browser's storage, but for the headers of what was asked: the editor's history would keep them, and they are where tokens are.
 */
export function storageWithoutHeaders(storage: Storage) {
  return {
    get length() {
      return storage.length
    },
    getItem: (key: string) => storage.getItem(key),
    setItem: (key: string, value: string) => storage.setItem(key, isHistory(key) ? withoutHeaders(value) : value),
    removeItem: (key: string) => storage.removeItem(key),
    clear: () => storage.clear(),
  }
}

const isHistory = (key: string): boolean => /:(queries|favorites)$/.test(key)

const withoutHeaders = (json: string): string =>
  JSON.stringify(JSON.parse(json), (key, value) => (key === 'headers' ? undefined : value))
