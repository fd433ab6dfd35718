/** A JSON Schema of draft 2020-12, as in OpenAPI 3.1. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: string | boolean | null;
  readonly enum?: readonly (string | null)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

export const text: Schema = { type: 'string' };
export const textOrNull: Schema = { type: ['string', 'null'] };
export const number: Schema = { type: 'number' };
export const numberOrNull: Schema = { type: ['number', 'null'] };
export const count: Schema = { type: 'integer', minimum: 0 };
export const flag: Schema = { type: 'boolean' };
export const day: Schema = { type: 'string', format: 'date' };
export const dayOrNull: Schema = { type: ['string', 'null'], format: 'date' };
export const moment: Schema = { type: 'string', format: 'date-time' };
export const momentOrNull: Schema = { type: ['string', 'null'], format: 'date-time' };
export const address: Schema = { type: 'string', format: 'uri' };
export const addressOrNull: Schema = { type: ['string', 'null'], format: 'uri' };
/** Always null in the sandbox. */
export const nothing: Schema = { type: 'null' };

export const list = (items: Schema): Schema => ({ type: 'array', items });
export const oneOf = (...values: string[]): Schema => ({ enum: values });
export const oneOfOrNull = (...values: string[]): Schema => ({ enum: [...values, null] });
export const orNull = (schema: Schema): Schema => ({ oneOf: [schema, { type: 'null' }] });

type Fields = Readonly<Record<string, Schema>>;

/**
 * An object with only these keys. Plaid can add keys at any time, but an extra key of the sandbox is a spelling error or must be
 * added here.
 */
export function object(required: Fields, optional: Fields = {}): Schema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** An object with the two currency codes, exactly one of which is null. */
export function denominated(required: Fields, optional: Fields = {}): Schema {
  const codes = (iso: string, unofficial: string): Schema => ({
    type: 'object',
    properties: { iso_currency_code: { type: iso }, unofficial_currency_code: { type: unofficial } },
  });
  return {
    ...object({ ...required, iso_currency_code: textOrNull, unofficial_currency_code: textOrNull }, optional),
    oneOf: [codes('string', 'null'), codes('null', 'string')],
  };
}
