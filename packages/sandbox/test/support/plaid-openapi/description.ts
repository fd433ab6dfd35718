import { reports } from './asset-report.js';
import { insights, page, transactionsPage } from './cashflow-report.js';
import { error } from './error.js';
import { object, type Schema, text } from './schema.js';
import { webhooks } from './webhook.js';

const json = (schema: Schema) => ({ 'application/json': { schema } });
const pdf = { 'application/pdf': { schema: { type: 'string', format: 'binary' } } };

const operation = (content: Readonly<Record<string, { readonly schema: Schema }>>) => ({
  post: {
    responses: {
      200: { description: 'OK', content },
      default: { description: 'Error', content: json(error) },
    },
  },
});

const withRequestId = (fields: Readonly<Record<string, Schema>>) =>
  operation(json(object({ ...fields, request_id: text })));
const newReport = withRequestId({ asset_report_id: text, asset_report_token: text });
const removed = withRequestId({ removed: { const: true } });
/** The schema depends on `include_insights` of the request. Audit copies never have Insights. */
const aReport = operation(json({ anyOf: [reports.plain, reports.insights] }));
const aPlainReport = operation(json(reports.plain));

const key = object({
  alg: { const: 'ES256' },
  created_at: { type: 'integer' },
  crv: { const: 'P-256' },
  expired_at: { type: ['integer', 'null'] },
  kid: { type: 'string', format: 'uuid' },
  kty: { const: 'EC' },
  use: { const: 'sig' },
  x: { type: 'string', pattern: '^[\\w-]{43}$' },
  y: { type: 'string', pattern: '^[\\w-]{43}$' },
});

/**
 * The responses and errors of the 23 paths and the bodies of webhooks, as OpenAPI 3.1, without requests. Handwritten from the
 * types of Plaid's SDK 47 and, for two webhook bodies that the SDK lacks, from GUIDE.md.
 */
export const description = {
  openapi: '3.1.0',
  info: { title: 'Responses of the sandbox', version: '1' },
  paths: {
    '/asset_report/audit_copy/create': withRequestId({ audit_copy_token: text }),
    '/asset_report/audit_copy/get': aPlainReport,
    '/asset_report/audit_copy/pdf/get': operation(pdf),
    '/asset_report/audit_copy/remove': removed,
    '/asset_report/create': newReport,
    '/asset_report/filter': newReport,
    '/asset_report/get': aReport,
    '/asset_report/pdf/get': operation(pdf),
    '/asset_report/refresh': newReport,
    '/asset_report/remove': removed,
    '/cashflow_report/get': operation(json(page)),
    '/cashflow_report/insights/get': operation(json(insights)),
    '/cashflow_report/refresh': withRequestId({}),
    '/cashflow_report/transactions/get': operation(json(transactionsPage)),
    '/credit/relay/create': withRequestId({ relay_token: text }),
    '/credit/relay/get': aReport,
    '/credit/relay/pdf/get': operation(pdf),
    '/credit/relay/refresh': withRequestId({ asset_report_id: text, relay_token: text }),
    '/credit/relay/remove': removed,
    '/item/public_token/exchange': withRequestId({ access_token: text, item_id: text }),
    '/sandbox/item/fire_webhook': withRequestId({ webhook_fired: { const: true } }),
    '/sandbox/public_token/create': withRequestId({ public_token: text }),
    '/webhook_verification_key/get': withRequestId({ key }),
  },
  webhooks: Object.fromEntries(
    Object.entries(webhooks).map(([code, schema]) => [
      code,
      { post: { requestBody: { content: json(schema) } } },
    ]),
  ),
} as const;
