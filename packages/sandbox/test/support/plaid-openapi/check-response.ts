import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { reports } from './asset-report.js';
import { description } from './description.js';
import type { Schema } from './schema.js';
import { webhooks } from './webhook.js';

export type DescribedPath = keyof typeof description.paths;

const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv, ['date', 'date-time', 'uri', 'uuid', 'binary']);

const validators = new Map<Schema, ValidateFunction>();

/** The paths and rules that the value violates; empty if it is valid. */
export function violationsOf(schema: Schema, value: unknown): string[] {
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The schema of a response with status 200; undefined for a PDF. */
export function schemaOf(path: DescribedPath, request: object = {}): Schema | undefined {
  const content: Readonly<Record<string, { readonly schema: Schema }>> =
    description.paths[path].post.responses[200].content;
  const schema = content['application/json']?.schema;
  if (schema?.anyOf === undefined) return schema;
  return 'include_insights' in request && request.include_insights === true
    ? reports.insights
    : reports.plain;
}

export const errorSchema: Schema =
  description.paths['/asset_report/get'].post.responses.default.content['application/json'].schema;

export function webhookSchemaOf(code: string): Schema {
  const schema = webhooks[code];
  if (schema === undefined) throw new Error(`the description has no webhook with the code ${code}`);
  return schema;
}
