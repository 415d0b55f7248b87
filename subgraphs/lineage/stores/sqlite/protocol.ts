import type { LineageStore } from '../store.ts'

/** What a thread does for the store: everything of the port but ending it. */
export type OperationName = Exclude<keyof LineageStore, 'dispose'>
export type Operations = {
  [Name in OperationName]: (...args: Parameters<LineageStore[Name]>) => Awaited<ReturnType<LineageStore[Name]>>
}

/** The writer is the one connection that writes; it migrates the file before any reader opens it. */
export type Role = 'WRITER' | 'READER'
export type ThreadOptions = {
  readonly file: string
  readonly role: Role
  /** Of the file, when somebody holds it to less than the disk does. */
  readonly mostPages?: number
}

export type Call = { readonly id: number; readonly name: OperationName; readonly args: readonly unknown[] }

/** An `Error` loses its class between threads: what a client may read travels as data, a lost store, or a full one, by name. */
export type Failure =
  | {
      readonly kind: 'CLIENT'
      readonly code: string
      readonly message: string
      readonly status: number
      readonly details: object
    }
  | { readonly kind: 'UNAVAILABLE' | 'FULL' | 'OTHER'; readonly error: Error }
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure }

/** The first message of a thread: it is open, or it could not open the file. */
export type Opened = { readonly opened: true } | { readonly opened: false; readonly error: Error }
