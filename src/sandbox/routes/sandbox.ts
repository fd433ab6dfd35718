import type { SandboxPublicTokenCreateResponse } from 'plaid';
import { z } from 'zod';
import { invalidInstitution } from '../errors.js';
import type { Answer } from '../formatters/wire.js';
import { findInstitution } from '../institutions.js';
import { createItem } from '../items.js';
import { products } from '../products.js';
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
      // The rest is for products that the sandbox does not have.
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

export const sandboxRoutes: readonly Route[] = [
  route('/sandbox/public_token/create', createRequest, createPublicToken),
];

/** Stands in for Link: a borrower logs in at a bank, and the client gets a public token for the Item. */
function createPublicToken(
  input: z.output<typeof createRequest>,
  { client, world }: Call,
): Answer<SandboxPublicTokenCreateResponse> {
  const institution = findInstitution(input.institution_id);
  if (institution === undefined) throw invalidInstitution();
  const { item } = createItem(world, {
    client,
    institution,
    username: input.options?.override_username ?? 'user_good',
    password: input.options?.override_password ?? 'pass_good',
    products: input.initial_products,
    webhook: input.options?.webhook ?? null,
  });
  const { publicToken } = world.store.publicTokens.insert({
    publicToken: world.tokens.publicToken(),
    clientId: client.clientId,
    itemId: item.itemId,
    expiresAt: new Date(world.clock.now().getTime() + publicTokenLifeMs),
  });
  return { public_token: publicToken };
}
