/** Types of the compiled validator beside this file. */

/** One broken rule of the schema, as ajv tells it. */
export interface SchemaError {
  instancePath: string
  schemaPath: string
  keyword: string
  params: Record<string, unknown>
}

/** True when the data fit the authoring form; otherwise `validate.errors` says why not. */
export function validate(data: unknown): boolean
export namespace validate {
  let errors: SchemaError[] | null
}
