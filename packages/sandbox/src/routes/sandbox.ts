import type { SandboxItemFireWebhookResponse, SandboxPublicTokenCreateResponse } from 'plaid';
import * as z from 'zod';
import type { ResponseBody } from '../formatters/wire.js';
import {
  invalidField,
  invalidInstitution,
  reportGenerationFailed,
  sandboxProductNotEnabled,
  sandboxWebhookInvalid,
} from '../http/errors.js';
import type { Context } from '../state/context.js';
import type { Item } from '../state/entities.js';
import { findInstitution } from '../state/institutions.js';
import { createItem, findItem } from '../state/items.js';
import { products } from '../state/products.js';
import { productReady, reportFailed } from '../webhooks/bodies.js';
import { nonEmptyText, text, url } from './fields.js';
import { type Call, type Route, route } from './route.js';

/** Plaid docs: /item/public_token/exchange. */
const publicTokenLifeMs = 30 * 60 * 1000;

const createRequest = z.strictObject({
  institution_id: nonEmptyText,
  initial_products: z.array(z.enum(products)).min(1),
  options: z
    .strictObject({
      webhook: url.optional(),
      override_username: text.nullish(),
      override_password: text.nullish(),
      // Options of products that the sandbox does not have.
      transactions: z
        .strictObject({
          start_date: z.iso.date().optional(),
          end_date: z.iso.date().optional(),
          days_requested: z.int().min(1).max(730).optional(),
        })
        .nullish(),
      statements: z.strictObject({ start_date: z.iso.date(), end_date: z.iso.date() }).nullish(),
      income_verification: z
        .strictObject({
          income_source_types: z.array(z.enum(['bank', 'payroll'])).optional(),
          bank_income: z.strictObject({ days_requested: z.int().optional() }).optional(),
        })
        .optional(),
    })
    .optional(),
  user_token: text.optional(),
  user_id: text.optional(),
});

const fireWebhookRequest = z.strictObject({
  access_token: nonEmptyText,
  webhook_type: z
    .enum(['AUTH', 'HOLDINGS', 'INVESTMENTS_TRANSACTIONS', 'ITEM', 'LIABILITIES', 'TRANSACTIONS', 'ASSETS'])
    .optional(),
  webhook_code: z.enum([
    'DEFAULT_UPDATE',
    'NEW_ACCOUNTS_AVAILABLE',
    'SMS_MICRODEPOSITS_VERIFICATION',
    'AUTHORIZATION_GRANTED',
    'USER_PERMISSION_REVOKED',
    'USER_ACCOUNT_REVOKED',
    'PENDING_DISCONNECT',
    'RECURRING_TRANSACTIONS_UPDATE',
    'LOGIN_REPAIRED',
    'SYNC_UPDATES_AVAILABLE',
    'PRODUCT_READY',
    'ERROR',
  ]),
});

export const sandboxRoutes: readonly Route[] = [
  route('/sandbox/item/fire_webhook', fireWebhookRequest, fireWebhook),
  route('/sandbox/public_token/create', createRequest, createPublicToken),
];

/** Replaces Link: a borrower logs in at a bank, and the client gets a public token for the new Item. */
function createPublicToken(
  input: z.output<typeof createRequest>,
  { client, context, happened }: Call,
): ResponseBody<SandboxPublicTokenCreateResponse> {
  const institution = findInstitution(input.institution_id);
  if (institution === undefined) throw invalidInstitution();
  const { item } = createItem(context, {
    client,
    institution,
    username: input.options?.override_username ?? 'user_good',
    password: input.options?.override_password ?? 'pass_good',
    products: input.initial_products,
    webhook: input.options?.webhook ?? null,
  });
  const { publicToken } = context.store.publicTokens.insert({
    publicToken: context.tokens.publicToken(),
    clientId: client.clientId,
    itemId: item.itemId,
    expiresAt: new Date(context.clock.now().getTime() + publicTokenLifeMs),
  });
  happened({ concerns: [], made: [publicToken, item.itemId] });
  return { public_token: publicToken };
}

/** Sends to the Item's webhook, not to that of a report. The sandbox supports only the codes of Asset Reports. */
function fireWebhook(
  { access_token, webhook_type = 'ASSETS', webhook_code }: z.output<typeof fireWebhookRequest>,
  { client, context, happened }: Call,
): ResponseBody<SandboxItemFireWebhookResponse> {
  const item = findItem(context, client, access_token);
  if (webhook_type !== 'ASSETS' || (webhook_code !== 'PRODUCT_READY' && webhook_code !== 'ERROR')) {
    throw invalidField('only PRODUCT_READY and ERROR of ASSETS can be fired in this sandbox');
  }
  if (!item.products.includes('assets')) throw sandboxProductNotEnabled('assets');
  if (item.webhook === null) throw sandboxWebhookInvalid();
  const reportId = newestReportId(context, item);
  context.webhooks.sender.send(
    item.webhook,
    webhook_code === 'PRODUCT_READY'
      ? productReady(reportId, 'FULL')
      : reportFailed(reportId, reportGenerationFailed()),
  );
  happened({ concerns: [access_token], made: [] });
  return { webhook_fired: true };
}

/** An assumption: Plaid does not document the report of a fired webhook. For an Item without reports the id is new. */
function newestReportId(context: Context, item: Item): string {
  const reports = context.store.assetReports
    .all()
    .filter(({ items }) => items.some(({ itemId }) => itemId === item.itemId));
  return reports.at(-1)?.assetReportId ?? context.tokens.assetReportId();
}
