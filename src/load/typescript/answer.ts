/** What the child process says about a TypeScript model. Files are URLs, as the runtime knows them. */

export interface ChildFailure {
  kind: 'throws' | 'exit' | 'waits' | 'no-export' | 'wrong-export'
  name: string
  message: string
  stack: string
  /** Node's error code, or empty. */
  code: string
  /** The import that could not be resolved. */
  unresolved?: { specifier: string; parent: string }
  /** The file that was loaded last: a syntax error without a place is in it. */
  last: string
}

export type ChildAnswer =
  | {
      ok: true
      document: unknown
      sources: Record<string, { file: string; line: number; column: number }>
      /** Every file that was loaded, the model's own and the builder's. */
      files: string[]
    }
  | { ok: false; failure: ChildFailure }
